# All tasks of a loop run on its thread; a call from another thread is only noticed in debug mode.
import asyncio
import threading


# ANCHOR: main
async def check(threads):
    threads.add(threading.current_thread().name)
    await asyncio.sleep(0)
    threads.add(threading.current_thread().name)

def from_outside(loop):
    try:
        loop.call_soon(print, "called")
    except RuntimeError as error:
        print(error)

async def main():
    threads = set()
    await asyncio.gather(*(check(threads) for _ in range(100)))
    print(threads)
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(from_outside, loop)

asyncio.run(main(), debug=True)
# ANCHOR_END: main
