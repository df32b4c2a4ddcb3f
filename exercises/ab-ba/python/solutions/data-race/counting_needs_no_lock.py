# "Counting changes nothing, so it needs no lock."
# Nothing orders these reads with another thread's writes: the boxes that are being moved are counted twice or not at all.
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
    return shelf, cart
