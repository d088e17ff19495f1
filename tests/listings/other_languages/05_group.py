# A task that nobody keeps can vanish; a TaskGroup waits, and cancels the others when one fails.
import asyncio
import gc


# ANCHOR: main
async def check(name):
    try:
        await asyncio.get_running_loop().create_future()  # waits for ever
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise

async def broken_check():
    await asyncio.sleep(0)
    raise ValueError("certificate expired")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda _, context: print("asyncio:", context["message"])
    )

    asyncio.create_task(asyncio.Event().wait())  # nobody keeps it
    await asyncio.sleep(0)
    print("tasks:", len(asyncio.all_tasks()))
    gc.collect()
    print("tasks, after a garbage collection:", len(asyncio.all_tasks()))

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(check("api"))
            group.create_task(broken_check())
    except* ValueError as failed:
        print(failed.exceptions)

asyncio.run(main())
# ANCHOR_END: main
