"""Records a functional model with operations that Keras trains: `python record_model.py FILE`, with Keras's torch backend and 130 columns (COLUMNS=130)."""
import json
import sys

import keras
import numpy as np
from keras import ops

rng = np.random.default_rng(11)


def plain(x):
    x = np.asarray(x)
    return {"shape": list(x.shape), "dtype": str(x.dtype), "data": [float(f"{v:.9g}") for v in x.ravel().tolist()]}


keras.utils.set_random_seed(3)
x = keras.Input((6, 4), name="sequence")
query, key, value = (keras.layers.Dense(4, name=name)(x) for name in ("query", "key", "value"))
scores = ops.matmul(query, ops.transpose(key, (0, 2, 1))) / 2.0
attended = ops.einsum("bij,bjk->bik", ops.softmax(scores, axis=-1), value)
attended = ops.gelu(ops.layer_normalization(attended + x, epsilon=1e-3))
first, rest = ops.split(attended, [1], axis=1)
gate = keras.layers.Dense(4, activation="sigmoid", name="gate")(ops.squeeze(first, axis=1))
pooled = ops.concatenate([ops.mean(rest, axis=1), ops.max(rest, axis=1) * gate, ops.std(rest, axis=1)], axis=-1)
pooled = ops.where(ops.greater(pooled, 0.0), pooled, ops.multiply(pooled, 0.1))
best, places = ops.top_k(ops.sum(ops.square(attended), axis=-1), 2)
pooled = ops.concatenate([pooled, best, ops.cast(ops.one_hot(ops.argmax(scores[:, 0], axis=-1), 6), "float32")], axis=-1)
pooled = ops.clip(pooled, -3.0, 3.0)
y = keras.layers.Dense(2, name="head")(ops.reshape(ops.expand_dims(pooled, 1), (-1, 20)))
model = keras.Model(x, [y, ops.norm(pooled, axis=-1)], name="with_operations")
model.compile(keras.optimizers.SGD(0.05, momentum=0.9), loss=["mse", "mae"])
data = rng.normal(size=(8, 6, 4)).astype("float32")
targets = [rng.normal(size=(8, 2)).astype("float32"), rng.uniform(1, 2, size=(8,)).astype("float32")]
initial = [plain(w) for w in model.get_weights()]
predicted = [plain(p) for p in model.predict(data, verbose=0)]
config = json.loads(model.to_json())
lines = []
model.summary(line_length=120, print_fn=lambda text, line_break=False: lines.append(text))
history = model.fit(data, targets, batch_size=4, epochs=4, shuffle=False, verbose=0).history
case = {
    "id": "attention", "model": {k: config[k] for k in ("module", "class_name", "config", "registered_name")}, "summary": "\n".join(lines),
    "initial_weights": initial, "x": plain(data), "y": [plain(t) for t in targets], "predicted": predicted,
    "loss": history["loss"], "final_weights": [plain(w) for w in model.get_weights()],
}
with open(sys.argv[1], "w") as file:
    file.write(json.dumps({"keras": keras.__version__, "backend": "torch", "family": "operation_models", "cases": [case]}, separators=(",", ":")))
