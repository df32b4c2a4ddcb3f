# "I look whether the second lock is free before I wait for it."
# It is free when one looks, and taken when one acquires it: between the two the other thread was here.
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
        if not shelf_lock.locked():
            with shelf_lock:
                if cart < n:
                    return False
                cart -= n
                shelf += n
                return True
    return put_back(n)


def count():
    with shelf_lock, cart_lock:
        return shelf, cart
