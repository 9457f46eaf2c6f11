"""The forms of addresses that lead inside. ``{port}`` stands for the trap's port."""

from __future__ import annotations

LOOPBACK = """
127.0.0.1 127.0.0.2 127.1.1.1 127.255.255.254 127.1 127.0.1 127.000.000.001 127.0.0.01 0127.0.0.1 0177.0.0.1
0177.0.0.01 0177.0.1 017700000001 2130706433 02130706433 0x7f000001 0x7F000001 0x7f.0.0.1 0x7f.1
0x7f.0x0.0x0.0x1 0X7F.0.0.1 0x0000007f.0.0.1 127.0.0.1. 127.0x0.0.1 127.0.0.0x1 6425673729 4294967297 0 0.0
0.0.0.0 00000000 0x0 0x00000000 localhost LOCALHOST LocalHost localhost. localhost.localdomain a.localhost
ip6-localhost loopback 127.0.0.1%00 127.0.0.1%20 %31%32%37%2e%30%2e%30%2e%31 127%2e0%2e0%2e1 127。0。0。1 127．0．0．1
127｡0｡0｡1 １２７.0.0.1 ①②⑦.⓪.⓪.① 𝟏𝟐𝟕.𝟎.𝟎.𝟏 ⓛocalhost ｌocalhost loc\u00adalhost 127.0.0\u200b.1 ١٢٧.٠.٠.١
lo\u212aalhost
""".split()
"""Spellings of this machine: decimal, octal, hexadecimal, short, dotted otherwise, in other digits, escaped."""

OCTAL = ("0127.0.0.1", "02130706433")
"""Of these some readers take the leading zero for padding and see this machine, and the C library sees octal numbers
and hosts somewhere else: as written they are refused, and by their number they are public."""

IPV6 = """
::1 ::0001 0:0:0:0:0:0:0:1 0000:0000:0000:0000:0000:0000:0000:0001 ::0.0.0.1 :: ::0 0:0:0:0:0:0:0:0 ::127.0.0.1
::7f00:1 ::ffff:127.0.0.1 ::FFFF:127.0.0.1 ::ffff:7f00:1 ::ffff:7f00:0001 0:0:0:0:0:ffff:7f00:1
::ffff:0:127.0.0.1 ::ffff:0:7f00:1 64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::7f00:1
64:ff9b:1:abcd:0:5::a00:1 2002:7f00:1:: 2002:7f00:1::1 2002:a00:1:: 2002:c0a8:101:: 2001::1 2001:0:7f00:1::1
2001:0:4136:e378:8000:63bf:80ff:fffe 2001:0:0:0:0:0:80ff:fffe 2a00:1450::5efe:127.0.0.1
2a00:1450::200:5efe:7f00:1 fe80::5efe:127.0.0.1 fe80::1 fe80::1%25lo fe80::1%lo ::1%25lo ::1%251 fc00::1 fd00::1
fdff:ffff::1 fec0::1 ff01::1 ff02::1 ff0e::1 100::1 2001:db8::1 2001:2::1 2001:10::1 2001:20::1 3fff::1 5f00::1
4000::1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:8.8.8.8 ::8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::
""".split()
"""IPv6: this machine, private ranges, and every way of hiding an IPv4 address."""

PRIVATE = """
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.1.254 169.254.169.254 169.254.0.1
100.64.0.1 100.127.255.254 192.0.0.1 192.0.0.192 192.0.2.1 198.18.0.1 198.19.255.254 198.51.100.1 203.0.113.1
192.88.99.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 0.0.0.1 0.1.2.3 012.0.0.1 0xa.0.0.1 167772161
0xa9fea9fe 2852039166 0xc0a80101
""".split()
"""Private, link-local, shared, documentation, benchmark, multicast and reserved IPv4, and some in other spellings."""

WHOLE = (
    "http://127.0.0.1:{port}\\@public.example/", "http://public.example\\@127.0.0.1:{port}/",
    "http:\\\\127.0.0.1:{port}/", "http://public.example@127.0.0.1:{port}/",
    "http://public.example:80@127.0.0.1:{port}/", "http://@127.0.0.1:{port}/", "http://u:p@localhost:{port}/",
    "http://127.0.0.1:{port}@public.example/", "http://public.example#@127.0.0.1:{port}/\\x",
    "http://a@public.example@127.0.0.1:{port}/", "http://public.example%40127.0.0.1:{port}/", "http://[::1]:{port}]/",
    "http://127.0.0.1:{port}%23@public.example/", "http:///127.0.0.1:{port}/", "http:127.0.0.1:{port}/",
    "//127.0.0.1:{port}/", "127.0.0.1:{port}/", "localhost:{port}", "http//127.0.0.1:{port}/",
    "http:/127.0.0.1:{port}/", "http://127.0.0.1:{port}\t/", "http://127.0.0.1\n:{port}/",
    "ht\ttp://127.0.0.1:{port}/", "http://127.0.0.1\r\n:{port}/", "\x00http://127.0.0.1:{port}/",
    " http://127.0.0.1:{port}/", "http://\u2028127.0.0.1:{port}/", "http://127.0.0.1\x00.public.example:{port}/",
    "http://public.example\x00@127.0.0.1:{port}/", "http://127.0.0.1 :{port}/",
    "http://127.0.0.1:{port} @public.example/", "http://[127.0.0.1]:{port}/", "http://[localhost]:{port}/",
    "http://[::ffff:127.0.0.1:{port}/", "http://::1:{port}/", "http://127.0.0.1::{port}/",
    "http://127.0.0.1:{port}:80/", "http://127.0.0.1,public.example:{port}/",
    "http://127.0.0.1;public.example:{port}/", "http://public.example,127.0.0.1:{port}/",
    "http://<127.0.0.1>:{port}/", "http://{{127.0.0.1}}:{port}/", "http://127.0.0.1*:{port}/",
    "http://$(localhost):{port}/", "http://127.0.0.1:{port}#/", "http://127.0.0.1:{port}?http://public.example/",
    "http://public.example:{port}@[::1]:{port}/", "file:///etc/passwd", "file://127.0.0.1/etc/passwd",
    "file://localhost/etc/passwd", "FILE:/etc/passwd", "gopher://127.0.0.1:{port}/_x", "ftp://127.0.0.1:{port}/",
    "dict://127.0.0.1:{port}/", "ldap://127.0.0.1:{port}/", "unix:/run/x.sock", "http+unix://%2Frun%2Fx.sock/",
    "unix:///run/x.sock", "jar:http://127.0.0.1:{port}!/", "ws://127.0.0.1:{port}/", "netdoc:///etc/passwd",
    "data:text/html,x", "javascript:1", "about:blank", "blob:http://127.0.0.1:{port}/x",
    "view-source:http://127.0.0.1/", "tftp://127.0.0.1:{port}/", "sftp://127.0.0.1:{port}/", "smb://127.0.0.1/x",
    "\\\\127.0.0.1\\x", "ssh://127.0.0.1:{port}/", "https://127.0.0.1:{port}/", "https://localhost:{port}/",
    "https://[::1]:{port}/", "HTTP://127.0.0.1:{port}/", "hTTpS://0x7f.1:{port}/",
)  # fmt: skip
"""Whole addresses: user names, slashes, blanks and control characters, brackets, schemes."""

LOCATIONS = (
    "http://127.0.0.1:{port}/", "//127.0.0.1:{port}/", "\\\\127.0.0.1:{port}\\", "/\\127.0.0.1:{port}/",
    "http:\\\\127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://2130706433:{port}/", "http://0x7f.1:{port}/",
    "http://public.example@127.0.0.1:{port}/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/",
    "https://127.0.0.1:{port}/", "file:///etc/passwd", "gopher://127.0.0.1:{port}/_x", "unix:/run/x",
    "data:text/html,x", "javascript:1", "http://127。0。0。1:{port}/", "http://[64:ff9b::7f00:1]:{port}/",
    "http://public.example:{port}/",
)  # fmt: skip
"""Where redirects lead."""
