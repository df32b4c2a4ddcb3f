# "acquire at the beginning, release at the end."
# Whoever returns in the middle takes both locks along, for ever.
import threading

shelf = 5
shelf_lock = threading.Lock()

cart = 5
cart_lock = threading.Lock()


def take(n):
    global shelf, cart
    shelf_lock.acquire()
    cart_lock.acquire()
    if shelf < n:
        return False
    shelf -= n
    cart += n
    cart_lock.release()
    shelf_lock.release()
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
    with shelf_lock, cart_lock:
        return shelf, cart
