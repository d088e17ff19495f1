# asyncio.Lock over I/O makes all others wait; a threading.Lock across an await stops the loop.
import asyncio
import threading


# ANCHOR: main
async def heartbeat():
    await asyncio.sleep(0.005)
    print("beat, due after 5 ms")

async def report(lock):
    with lock:
        await asyncio.sleep(0.001)  # stands in for the network

async def second(lock):
    # Without the limit this line would stop the loop for ever.
    if not lock.acquire(timeout=0.05):
        print("waited 50 ms, and nobody else ran")

async def polite(name, lock, order):
    async with lock:
        order.append(name + " has the lock")
        await asyncio.sleep(0.001)
        order.append(name + " lets go")

async def main():
    order, lock = [], asyncio.Lock()
    both = polite("first", lock, order), polite("second", lock, order)
    await asyncio.gather(*both)
    print("asyncio.Lock:", ", ".join(order))
    print("threading.Lock:")
    lock = threading.Lock()
    beats = asyncio.create_task(heartbeat())
    await asyncio.gather(report(lock), second(lock), beats)

asyncio.run(main())
# ANCHOR_END: main
