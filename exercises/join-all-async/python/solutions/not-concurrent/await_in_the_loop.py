# "An await waits for this one call."
# That it does, and the next one does not even begin before.
async def run_all(work, count):
    results, errors = [], []
    for index in range(count):
        try:
            results.append(await work(index))
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]
    return results
