// Trades the one-time token behind the address's # for a session. What stands behind # is never sent by itself, so it is
// in no log; it is taken out of the address at once, so it is not in the history either.
"use strict";

const token = location.hash.slice(1);
history.replaceState(null, "", "/open");

function show(id) {
  for (const each of ["opening", "refused", "failed"]) document.getElementById(each).hidden = each !== id;
}

async function open() {
  show("opening");
  const answer = await fetch("/api/v1/session/link", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (answer.ok) location.replace("/");
  else show("refused");
}

if (token) open().catch(() => show("failed"));
else show("refused");
