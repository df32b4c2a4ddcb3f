from multiprocessing import Pipe, Process


class Counter(Process):
    def __init__(self, name, boxes, answer):
        super().__init__(name=name)
        self.boxes = boxes
        self.answer = answer

    def run(self):
        for number in self.boxes:
            print(f"{self.name}: {number}")
        self.answer.send(sum(self.boxes))
        self.answer.close()


def start(name, boxes):
    receiver, sender = Pipe(duplex=False)
    Counter(name, boxes, sender).start()
    return receiver


if __name__ == "__main__":
    receivers = [start("Ann", [3, 4]), start("Bob", [5, 1])]
    print(f"total: {sum(receiver.recv() for receiver in receivers)}")
