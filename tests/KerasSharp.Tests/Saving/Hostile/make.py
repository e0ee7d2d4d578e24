"""Makes the files beside it, weights of a Dense(2) on 3 inputs with structures that lead elsewhere or in circles: run it in this folder with h5py."""
import h5py
import numpy as np

kernel, bias = np.arange(6, dtype="float32").reshape(3, 2), np.arange(2, dtype="float32")


def make(name, change, **options):
    with h5py.File(name, "w", **options) as file:
        layer = file.create_group("layers/dense/vars")
        layer["0"], layer["1"] = kernel, bias
        change(file, layer)


def soft(file, layer):
    del layer["1"]
    file["elsewhere"] = bias
    layer["1"] = h5py.SoftLink("/elsewhere")


def soft_circle(file, layer):
    file["layers/round"] = h5py.SoftLink("/layers/round")


def outside(file, layer):
    del layer["1"]
    layer["1"] = h5py.ExternalLink("/etc/passwd", "/bias")


def circle(file, layer):
    file["layers/dense/again"] = file["layers"]


def stored_outside(file, layer):
    del layer["1"]
    layer.create_dataset("1", (2,), "float32", external=[("/etc/passwd", 0, 8)])


def in_itself(file, layer):
    layer["vars"] = layer


make("soft.h5", soft)
make("soft_circle.h5", soft_circle)
make("outside.h5", outside)
make("circle.h5", circle)
make("circle_latest.h5", circle, libver="latest")
make("stored_outside.h5", stored_outside)
make("in_itself.h5", in_itself)
