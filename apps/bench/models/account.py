from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.account_bad: the checker's idea of the final balance is wrong, which shows when it comes last.
@always("account")
def account(student):
    x, y, z = 1, 2, 4
    balance = x
    deposit_done = False
    withdraw_done = False
    lock = Lock()

    def check_result():
        lock.acquire()
        if deposit_done and withdraw_done:
            check(balance == x - y - z, "the balance")
        lock.release()

    def deposit():
        nonlocal balance, deposit_done
        lock.acquire()
        balance = balance + y
        deposit_done = True
        lock.release()

    def withdraw():
        nonlocal balance, withdraw_done
        lock.acquire()
        balance = balance - z
        withdraw_done = True
        lock.release()

    threads = [Thread(target=check_result), Thread(target=deposit), Thread(target=withdraw)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
