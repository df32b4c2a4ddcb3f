# "All of them have been called, so all of them are under way."
# To call an async function makes a coroutine and begins nothing. A task begins.
async def run_all(work, count):
    calls = [work(index) for index in range(count)]
    results, errors = [], []
    for call in calls:
        try:
            results.append(await call)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]
    return results
