# "take and put_back agree now, so there is no circle any more."
# count still takes the two locks the other way round, and it is enough that two of the three disagree.
import threading

shelf = 5
shelf_lock = threading.Lock()

cart = 5
cart_lock = threading.Lock()


def take(n):
    global shelf, cart
    with shelf_lock, cart_lock:
        if shelf < n:
            return False
        shelf -= n
        cart += n
        return True


def put_back(n):
    global shelf, cart
    with shelf_lock, cart_lock:
        if cart < n:
            return False
        cart -= n
        shelf += n
        return True


def count():
    with cart_lock, shelf_lock:
        return shelf, cart
