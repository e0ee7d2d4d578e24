"""Trains the model that the seventh notebook loads, with Keras in Python: python3 train_iris.py iris.csv"""
import json
import sys

import keras
import numpy as np

table = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, dtype="float32")
x, y = table[:, :4], table[:, 4].astype("int64")

keras.utils.set_random_seed(1)
normalization = keras.layers.Normalization()
normalization.adapt(x)
model = keras.Sequential([
    keras.Input((4,), name="flower"),
    normalization,
    keras.layers.Dense(16, activation="relu", name="hidden"),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(3, activation="softmax", name="species"),
], name="iris")
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=16, epochs=15, verbose=0)
model.save("iris.keras")
loss, accuracy = model.evaluate(x, y, verbose=0)
with open("iris.json", "w") as file:
    json.dump({"rows": [0, 50, 100, 149], "predictions": model.predict(x[[0, 50, 100, 149]], verbose=0).tolist(), "loss": loss, "accuracy": accuracy}, file, indent=1)
