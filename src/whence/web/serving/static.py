"""The built front end: a list of files that is made beforehand, so no path of a request touches the disk's names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from starlette.types import Receive, Scope, Send

from whence.web.security.answers import SAFE, header, refuse

BUILT = Path(str(files("whence.web"))) / "static"
"""Where vite puts the front end (frontend/vite.config.ts)."""

_PAGES = Path(__file__).parent / "pages"

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
"""What a front end is made of. A file of any other kind is not served."""

_ASSETS = "/assets/"
"""What vite puts there has the hash of its content in its name, and never changes."""

_FOREVER, _ASK = "public, max-age=31536000, immutable", "no-cache"


@dataclass(frozen=True, slots=True)
class File:
    """A file, as it is answered with."""

    body: bytes
    kind: str
    cache: str
    etag: str

    @classmethod
    def load(cls, path: Path, address: str) -> File:
        """Read a file that is served at an address."""
        body = path.read_bytes()
        cache = _FOREVER if address.startswith(_ASSETS) else _ASK
        return cls(body, KINDS[path.suffix], cache, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


class Static:
    """Answers whatever is not under /api: with a file, or else with the page that the front end begins with."""

    def __init__(self, built: Path = BUILT) -> None:
        self._built = built
        self._own = dict(_own_pages())
        self._unbuilt = File.load(_PAGES / "unbuilt.html", "/")
        self._read_at = -1
        self._files: Mapping[str, File] = {}

    @property
    def is_built(self) -> bool:
        """Say whether the front end is there."""
        return (self._built / "index.html").is_file()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 (ASGI's)
        """Answer a request."""
        if scope["method"] not in SAFE:
            await refuse(scope, send, 405, "pages are only read", allow=SAFE)
            return
        found = self._find(scope["path"])
        if found is None:
            await refuse(scope, send, 404, "there is no such file; load the page again if Whence was updated")
            return
        unchanged = header(scope, b"if-none-match") == found.etag
        headers = [(b"etag", found.etag.encode()), (b"cache-control", found.cache.encode())]
        if not unchanged:
            headers.append((b"content-type", found.kind.encode()))
            headers.append((b"content-length", str(len(found.body)).encode()))
        await send({"type": "http.response.start", "status": 304 if unchanged else 200, "headers": headers})
        await send(
            {"type": "http.response.body", "body": b"" if unchanged or scope["method"] == "HEAD" else found.body}
        )

    def _find(self, path: str) -> File | None:
        if path in self._own:
            return self._own[path]
        self._look()
        if path in self._files:
            return self._files[path]
        if path.startswith(_ASSETS):
            return None
        return self._files.get("/index.html", self._unbuilt)

    def _look(self) -> None:
        """Read the files, and read them anew when the front end was built again."""
        index = self._built / "index.html"
        built_at = index.stat().st_mtime_ns if index.is_file() else 0
        if built_at != self._read_at:
            self._files = dict(_files(self._built)) if built_at else {}
            self._read_at = built_at


def _files(folder: Path) -> Iterator[tuple[str, File]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in KINDS and path.is_file() and not path.is_symlink():
            address = f"/{path.relative_to(folder).as_posix()}"
            yield address, File.load(path, address)


def _own_pages() -> Iterator[tuple[str, File]]:
    """Load what a link opens, which needs no build."""
    for name, address in (("open.html", "/open"), ("open.js", "/open.js")):
        yield address, File.load(_PAGES / name, address)
