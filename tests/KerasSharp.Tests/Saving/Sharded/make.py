"""Makes the files beside it: weights in shards of 200 bytes, as Keras 3 writes them. Run it in this folder with Keras; prints what the model predicts.

Each variable counts on from where the one before it ended, in hundredths; the optimizer's (but for its iterations and learning rate) are negative.
"""
import keras
import numpy as np

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(6, activation="tanh"), keras.layers.BatchNormalization(), keras.layers.Dense(3)])
model.compile(keras.optimizers.SGD(0.1, momentum=0.9), "mse")
x = np.arange(8, dtype="float32").reshape(2, 4) / 8
model.train_on_batch(x, np.ones((2, 3), "float32"))
at = 1


def count(variable, sign):
    global at
    size = int(np.prod(variable.shape))
    variable.assign(sign * np.arange(at, at + size, dtype="float32").reshape(variable.shape) / 100)
    at += size


for weight in model.weights:
    count(weight, 1)
for variable in model.optimizer.variables[2:]:
    count(variable, -1)
model.save_weights("keras.weights.json", max_shard_size=200 / 1024**3)
print(model.predict(x, verbose=0).tolist())
