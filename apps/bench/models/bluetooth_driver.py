from threading import Lock, Thread

from heddle import always, check


# SCTBench CS.bluetooth_driver_bad: the stopping flag is checked, and acted upon later.
@always("bluetooth_driver")
def bluetooth_driver(student):
    pending_io = 1
    stopping_flag = False
    stopping_event = False
    stopped = False
    lock = Lock()

    def increment():
        nonlocal pending_io
        if stopping_flag:
            return False
        lock.acquire()
        pending_io = pending_io + 1
        lock.release()
        return True

    def decrement():
        nonlocal pending_io, stopping_event
        lock.acquire()
        pending_io = pending_io - 1
        left = pending_io
        lock.release()
        if left == 0:
            stopping_event = True

    def stop():
        nonlocal stopping_flag, stopped
        stopping_flag = True
        decrement()
        if stopping_event:
            stopped = True

    stopper = Thread(target=stop)
    stopper.start()
    if increment():
        check(not stopped, "works after it was stopped")
    decrement()
    stopper.join()
