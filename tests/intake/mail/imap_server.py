"""A small IMAP server on this machine, that can be told to be away, to refuse and to break off."""

from __future__ import annotations

import re
import socketserver
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field

__all__ = ["Post", "imap_server"]

_INTERNAL = "14-May-2025 09:30:00 +0100"


@dataclass
class Post:
    """What lies in the server's folders, by number; and how it misbehaves."""

    user: str = "complaints"
    password: str = 'p"ss'
    can_move: bool = True
    refuses: set = field(default_factory=set)
    breaks_off_at: int = 0
    cannot_put_away: bool = False
    folders: dict = field(default_factory=lambda: {"INBOX": {}})
    said: list = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def deliver(self, *messages):
        """Put messages into the inbox."""
        for raw in messages:
            self.folders["INBOX"][len(self.said) * 100 + len(self.folders["INBOX"]) + 1] = raw


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    post: Post


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.folder, self.deleted = "", set()
        self.say("* OK ready")
        while line := self.rfile.readline():
            if not line.isascii():
                return  # somebody speaks TLS, which this server does not
            tag, _, rest = line.decode().strip().partition(" ")
            words = rest.split(" ")
            self.post.said.append(rest)
            name = "_".join(words[:2] if words[0].upper() == "UID" else words[:1]).lower()
            with self.post.lock:
                if not getattr(self, f"do_{name}")(tag, rest):
                    return

    @property
    def post(self):
        return self.server.post

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def ok(self, tag, *lines):
        for line in lines:
            self.say(line)
        self.say(f"{tag} OK done")
        return True

    def no(self, tag):
        self.say(f"{tag} NO refused")
        return True

    def do_capability(self, tag, _):
        return self.ok(tag, f"* CAPABILITY IMAP4rev1{' MOVE' if self.post.can_move else ''}")

    def do_starttls(self, tag, _):
        return self.no(tag)

    def do_login(self, tag, rest):
        user, password = re.fullmatch(r'LOGIN "(.*?)" "(.*)"', rest).groups()
        is_right = (user, password.replace('\\"', '"')) == (self.post.user, self.post.password)
        return self.ok(tag) if is_right else self.no(tag)

    def do_list(self, tag, rest):
        wanted = rest.rpartition(" ")[2].strip('"')
        found = [f'* LIST () "/" "{each}"' for each in self.post.folders if each == wanted]
        return self.ok(tag, *found)

    def do_create(self, tag, rest):
        self.post.folders.setdefault(rest.partition(" ")[2].strip('"'), {})
        return self.ok(tag)

    def do_select(self, tag, rest):
        self.folder = rest.partition(" ")[2].strip('"')
        if self.folder not in self.post.folders:
            return self.no(tag)
        return self.ok(tag, f"* {len(self.here)} EXISTS")

    @property
    def here(self):
        return self.post.folders[self.folder]

    def do_uid_search(self, tag, _):
        return self.ok(tag, f"* SEARCH {' '.join(map(str, sorted(self.here)))}".rstrip())

    def do_uid_fetch(self, tag, rest):
        uid = int(rest.split(" ")[2])
        if uid == self.post.breaks_off_at:
            return False
        if uid in self.post.refuses:
            return self.no(tag)
        raw = self.here.get(uid)
        if raw is None:
            return self.ok(tag)
        if "INTERNALDATE" in rest:
            facts = f'INTERNALDATE "{_INTERNAL}" RFC822.SIZE {len(raw)}'
            return self.ok(tag, f"* 1 FETCH (UID {uid} {facts})")
        if "HEADER" in rest:
            raw = raw.partition(b"\n\n")[0] + b"\n\n"
        self.say(f"* 1 FETCH (UID {uid} BODY[] {{{len(raw)}}}")
        self.wfile.write(raw)
        return self.ok(tag, ")")

    def do_uid_move(self, tag, rest):
        if self.post.cannot_put_away:
            return self.no(tag)
        _, _, uid, folder = rest.split(" ")
        if int(uid) in self.here:
            self.post.folders[folder.strip('"')][int(uid)] = self.here.pop(int(uid))
        return self.ok(tag)

    def do_uid_copy(self, tag, rest):
        _, _, uid, folder = rest.split(" ")
        self.post.folders[folder.strip('"')][int(uid)] = self.here[int(uid)]
        return self.ok(tag)

    def do_uid_store(self, tag, rest):
        self.deleted.add(int(rest.split(" ")[2]))
        return self.ok(tag)

    def do_expunge(self, tag, _):
        for uid in self.deleted & set(self.here):
            del self.here[uid]
        return self.ok(tag)

    def do_logout(self, tag, _):
        self.say("* BYE")
        self.ok(tag)
        return False


@contextmanager
def imap_server(post):
    """Serve the post on a port of this machine, and give the port."""
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.post = post
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
