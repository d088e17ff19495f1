# A blocking call stops every other task of the loop.
import asyncio
import time


# ANCHOR: main
async def heartbeat():
    for n in range(1, 3):
        print("beat", n)
        await asyncio.sleep(0.001)

async def report():
    time.sleep(0.02)  # blocks: asyncio.sleep would not
    print("report done, and no beat in 20 ms")

async def main():
    await asyncio.gather(heartbeat(), report())

asyncio.run(main())
# ANCHOR_END: main
