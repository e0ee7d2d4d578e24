"""Makes the two files beside it: models with objects of the user's own, as Keras 3 writes them. Run it in this folder with Keras; prints what they predict."""
import keras
import numpy as np
from keras import ops


class Scale(keras.layers.Layer):
    def __init__(self, factor, regularizer=None, kernel_initializer="ones", **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self.regularizer = keras.regularizers.get(regularizer)
        self.kernel_initializer = keras.initializers.get(kernel_initializer)

    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1],), initializer=self.kernel_initializer, regularizer=self.regularizer, name="kernel")

    def call(self, x):
        return x * self.kernel * self.factor

    def get_config(self):
        own = {"factor": self.factor, "regularizer": keras.regularizers.serialize(self.regularizer), "kernel_initializer": keras.initializers.serialize(self.kernel_initializer)}
        return {**super().get_config(), **own}


class Signed(keras.regularizers.Regularizer):
    def __init__(self, by=0.5):
        self.by = by

    def __call__(self, x):
        return self.by * ops.sum(x)

    def get_config(self):
        return {"by": self.by}


@keras.saving.register_keras_serializable(package="mine")
class Fives(keras.initializers.Initializer):
    def __init__(self, times=1):
        self.times = times

    def __call__(self, shape, dtype=None):
        return ops.full(shape, 5.0 * self.times, dtype=dtype)

    def get_config(self):
        return {"times": self.times}


class Power(keras.losses.Loss):
    def __init__(self, power=4, name="power", reduction="sum_over_batch_size", dtype=None):
        super().__init__(name=name, reduction=reduction, dtype=dtype)
        self.power = power

    def call(self, y_true, y_pred):
        return ops.mean(ops.power(y_true - y_pred, self.power), -1)

    def get_config(self):
        return {**super().get_config(), "power": self.power}


class Largest(keras.metrics.Metric):
    def __init__(self, name="largest", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.largest = self.add_variable(shape=(), initializer="zeros", name="largest")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.largest.assign(ops.maximum(self.largest, ops.max(y_pred)))

    def result(self):
        return self.largest


class Slow(keras.optimizers.SGD):
    pass


def squeeze(y_true, y_pred):
    return ops.mean(ops.abs(y_pred), -1)


def widest(y_true, y_pred):
    return ops.max(y_pred, -1)


def squash(x):
    return x / 4


x = np.array([[1, 2, 3], [4, 5, 6]], "float32")
model = keras.Sequential([keras.Input((3,)), Scale(2.0, regularizer=Signed(0.25), kernel_initializer=Fives(2))])
model.compile(Slow(2.0**-10, momentum=0.5), loss=Power(2), metrics=[Largest()])
model.train_on_batch(x, np.ones((2, 3)))
model.save("classes.keras")
print(model.predict(x, verbose=0).tolist(), model.evaluate(x, np.ones((2, 3)), verbose=0))

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, activation=squash, kernel_initializer="ones")])
model.compile("sgd", loss=squeeze, metrics=[widest, "accuracy"])
model.save("functions.keras")
print(model.predict(x, verbose=0).tolist())
