# A coroutine is lazy; a forgotten await is a warning when the program runs; a task starts by itself.
import asyncio
import warnings

# ANCHOR: main
warnings.showwarning = lambda message, *rest: print("warning:", message)

async def check(name):
    print("asking", name)

async def main():
    api = check("api")
    print("called, and nothing happened")
    await api
    check("db")  # the await is forgotten
    asyncio.create_task(check("mail"))  # starts when main next steps aside
    print("created")
    await asyncio.sleep(0)

asyncio.run(main())
# ANCHOR_END: main
