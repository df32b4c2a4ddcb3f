import threading

shelf = 5
cart = 5
lock = threading.Lock()


def take(n):
    global shelf, cart
    with lock:
        if shelf < n:
            return False
        shelf -= n
        cart += n
        return True


def put_back(n):
    global shelf, cart
    with lock:
        if cart < n:
            return False
        cart -= n
        shelf += n
        return True


def count():
    with lock:
        return shelf, cart
