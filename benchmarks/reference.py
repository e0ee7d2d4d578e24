"""The models of the benchmark as a user of Python's torch writes them.

Reads lines "NAME STEPS" and answers each with the seconds that so many training steps took.
"""
import sys
import time

import torch
from torch import nn


class Last(nn.Module):
    def __init__(self, features, units):
        super().__init__()
        self.lstm = nn.LSTM(features, units, batch_first=True)

    def forward(self, x):
        return self.lstm(x)[0][:, -1]


def mlp():
    model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    return model, (784,), 32


def cnn():
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.5), nn.Linear(1600, 10))
    return model, (1, 28, 28), 128


def lstm():
    model = nn.Sequential(Last(32, 64), nn.Linear(64, 10))
    return model, (50, 32), 32


class Run:
    def __init__(self, make):
        torch.manual_seed(0)
        self.model, shape, self.batch = make()
        rows = 64 * self.batch
        self.x, self.y = torch.randn(rows, *shape), torch.randint(0, 10, (rows,))
        self.optimizer = torch.optim.Adam(self.model.parameters())
        self.loss = nn.CrossEntropyLoss()

    def steps(self, count):
        start, done = time.perf_counter(), 0
        total, correct = torch.zeros(()), torch.zeros(())
        while done < count:
            order = torch.randperm(len(self.x))
            for first in range(0, len(self.x), self.batch):
                rows = order[first:first + self.batch]
                x, y = self.x[rows], self.y[rows]
                predictions = self.model(x)
                loss = self.loss(predictions, y)
                self.optimizer.zero_grad(set_to_none=True)
                loss.backward()
                self.optimizer.step()
                total += loss.detach() * len(rows)
                correct += (predictions.detach().argmax(1) == y).sum()
                done += 1
                if done == count:
                    break
        return time.perf_counter() - start


runs = {}
print(f"torch {torch.__version__}, {torch.get_num_threads()} threads", flush=True)
for line in sys.stdin:
    name, count = line.split()
    if name not in runs:
        runs[name] = Run({"mlp": mlp, "cnn": cnn, "lstm": lstm}[name])
    print(runs[name].steps(int(count)), flush=True)
