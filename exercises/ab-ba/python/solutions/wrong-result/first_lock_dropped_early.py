# "Nobody holds two locks at a time, so there is no deadlock."
# True. But between the two halves the boxes are neither on the shelf nor on the cart, and count sees it.
import threading

shelf = 5
shelf_lock = threading.Lock()

cart = 5
cart_lock = threading.Lock()


def take(n):
    global shelf, cart
    with shelf_lock:
        if shelf < n:
            return False
        shelf -= n
    with cart_lock:
        cart += n
    return True


def put_back(n):
    global shelf, cart
    with cart_lock:
        if cart < n:
            return False
        cart -= n
    with shelf_lock:
        shelf += n
    return True


def count():
    with shelf_lock, cart_lock:
        return shelf, cart
