# "With a time limit nobody waits for ever."
# Nobody does. But whoever gives up says that there are not enough boxes, and there are.
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
    with cart_lock:
        if not shelf_lock.acquire(timeout=1):
            return False
        try:
            if cart < n:
                return False
            cart -= n
            shelf += n
            return True
        finally:
            shelf_lock.release()


def count():
    with shelf_lock, cart_lock:
        return shelf, cart
