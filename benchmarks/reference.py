"""The models of the benchmark as a user of Python's torch writes them.

Reads lines "NAME STEPS" and answers each with the seconds that so many training steps took; "layer-NAME:forward" and
"layer-NAME:backward" are single layers. "saving PATH" and "loading PATH" are
torch.save and torch.load of 1 GiB.
"""
import os
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


class Transposed(nn.Module):
    """Channels last outside, channels first inside: what Keras's layout costs a user of torch is not counted, the memory is laid out so already."""

    def __init__(self, module):
        super().__init__()
        self.module = module

    def forward(self, x):
        return self.module(x.movedim(-1, 1))


class SelfAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.attention = nn.MultiheadAttention(width, heads, batch_first=True)

    def forward(self, x):
        return self.attention(x, x, x, need_weights=False)[0]


class Layer:
    """A layer in training: forward, and backward too."""

    def __init__(self, make, inputs, backward):
        torch.manual_seed(0)
        self.layer, self.backward = make(), backward
        self.x = inputs()
        if backward and self.x.is_floating_point():
            self.x.requires_grad_(True)

    def steps(self, count):
        start = time.perf_counter()
        for _ in range(count):
            if not self.backward:
                with torch.no_grad():
                    self.layer(self.x)
                continue
            self.layer.zero_grad(set_to_none=True)
            self.x.grad = None
            output = self.layer(self.x)
            (output[0] if isinstance(output, tuple) else output).sum().backward()
        return time.perf_counter() - start


def sequence():
    return torch.randn(32, 50, 32)


def image():
    return torch.randn(32, 28, 28, 16)


LAYERS = {
    "layer-lstm": (lambda: nn.LSTM(32, 64, batch_first=True), sequence),
    "layer-gru": (lambda: nn.GRU(32, 64, batch_first=True), sequence),
    "layer-simplernn": (lambda: nn.RNN(32, 64, batch_first=True), sequence),
    "layer-bidirectional": (lambda: nn.LSTM(32, 64, batch_first=True, bidirectional=True), sequence),
    "layer-conv1d": (lambda: Transposed(nn.Conv1d(32, 64, 5)), lambda: torch.randn(32, 128, 32)),
    "layer-conv2d": (lambda: Transposed(nn.Conv2d(16, 32, 3)), image),
    "layer-batchnorm": (lambda: Transposed(nn.BatchNorm2d(16)), image),
    "layer-attention": (lambda: SelfAttention(128, 8), lambda: torch.randn(32, 64, 128)),
    "layer-embedding": (lambda: nn.Embedding(10_000, 64), lambda: torch.randint(0, 10_000, (32, 100))),
}
MODELS = {"mlp": mlp, "cnn": cnn, "lstm": lstm}


def saving(path):
    tensors = {f"layer_{i}": torch.ones(4096, 4096) for i in range(16)}
    start = time.perf_counter()
    with open(path, "wb") as file:
        torch.save(tensors, file)
        file.flush()
        os.fsync(file.fileno())
    return time.perf_counter() - start


def loading(path):
    start = time.perf_counter()
    torch.load(path)
    return time.perf_counter() - start


def start(name):
    if name in MODELS:
        return Run(MODELS[name])
    layer, _, direction = name.partition(":")
    return Layer(*LAYERS[layer], direction == "backward")


runs = {}
print(f"torch {torch.__version__}, {torch.get_num_threads()} threads", flush=True)
for line in sys.stdin:
    name, count = line.split(maxsplit=1)
    if name in ("saving", "loading"):
        print({"saving": saving, "loading": loading}[name](count.strip()), flush=True)
        continue
    if name not in runs:
        runs[name] = start(name)
    print(runs[name].steps(int(count)), flush=True)
