"""A real SMTP server for tests, on Debian's aiosmtpd. Takes every mail and tells of it on standard output, one JSON object a line.

Orders come on standard input, a word a line:
  hold      from now on, a mail is taken, but its sender hears nothing of that before "release"
  release   answer what is held, and hold nothing any more
  putoff    answer "451 later" to what follows
  unknown   answer "550 no such mailbox" to every recipient that follows
  accept    take everything again
"""

import asyncio
import json
import sys

from aiosmtpd.smtp import SMTP


def tell(**what):
    print(json.dumps(what), flush=True)


class Handler:
    def __init__(self):
        self.free = asyncio.Event()
        self.free.set()
        self.answer = "accept"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.answer == "unknown":
            return f"550 5.1.1 <{address}> no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        text = envelope.content.decode("utf-8", "replace")
        if self.answer == "putoff":
            return "451 4.3.0 later"
        tell(event="taken", text=text)
        if not self.free.is_set():
            tell(event="held", text=text)
        await self.free.wait()
        return "250 OK"

    def order(self, word):
        if word == "hold":
            self.free.clear()
        elif word == "release":
            self.free.set()
        else:
            self.answer = word
        tell(event="obeyed", text=word)


async def main(port):
    loop = asyncio.get_running_loop()
    handler = Handler()
    server = await loop.create_server(lambda: SMTP(handler, hostname="mail.example", loop=loop), "127.0.0.1", port)
    orders = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    tell(event="listening", text="")
    while line := await orders.readline():
        handler.order(line.decode().strip())
    server.close()


asyncio.run(main(int(sys.argv[1])))
