# gather overlaps coroutines, keeps their order, and makes a task of each.
import asyncio


# ANCHOR: main
async def check(name, seconds):
    print(name, "is asked")
    await asyncio.sleep(seconds)  # stands in for the network
    print(name, "answers;", len(asyncio.all_tasks()), "tasks are alive")
    return name

async def main():
    answers = await asyncio.gather(check("api", 0.03), check("database", 0.02))
    print(answers)

asyncio.run(main())
# ANCHOR_END: main
