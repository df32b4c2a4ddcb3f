from time import sleep


class Foo:
    def first(self, printFirst):
        printFirst()

    def second(self, printSecond):
        sleep(0.1)
        printSecond()

    def third(self, printThird):
        sleep(0.2)
        printThird()
