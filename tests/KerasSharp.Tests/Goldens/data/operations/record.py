"""Records what Keras computes for its operations: `python record.py FOLDER`, with Keras's torch backend.

A case: the inputs, the operation's entry in a functional model's config, the shapes and types that Keras infers for an unknown batch,
the outputs, and the gradients of sum(output * cotangent) with cotangents 0.5, 0.75, 1.0, ... over all values of the floating outputs.
"""
import json
import sys

import keras
import numpy as np
import torch
from keras import ops

rng = np.random.default_rng(7)
families = {}


def plain(x):
    x = x.detach().cpu().numpy() if isinstance(x, torch.Tensor) else np.asarray(x)
    if x.dtype.kind == "f":
        data = [float(f"{v:.9g}") if np.isfinite(v) else {np.inf: "Infinity", -np.inf: "-Infinity"}.get(v, "NaN") for v in x.ravel().tolist()]
    else:
        data = x.ravel().tolist()
    return {"shape": list(x.shape), "dtype": str(x.dtype), "data": data}


def f(*shape, low=-2.0, high=2.0):
    return np.round(rng.uniform(low, high, shape), 3).astype("float32")


def i(*shape, low=-5, high=6):
    return rng.integers(low, high, shape).astype("int32")


def b(*shape):
    return rng.integers(0, 2, shape).astype(bool)


def flat(x):
    return list(x) if isinstance(x, (list, tuple)) else [x]


def case(family, name, fn, *arrays, batch=True, gradient=True):
    """fn takes the inputs (placeholders or tensors) and gives a tensor or several."""
    arrays = [np.asarray(a) for a in arrays]
    keras.backend.clear_session()
    inputs = []
    for n, a in enumerate(arrays):
        shape = ((None,) if batch else a.shape[:1]) + a.shape[1:]
        inputs.append(keras.Input(batch_shape=shape, dtype=str(a.dtype), name=f"x{n}"))
    made = flat(fn(*inputs))
    model = keras.Model(inputs, made)
    entries = [e for e in json.loads(model.to_json())["config"]["layers"] if e["class_name"] != "InputLayer"]
    assert len(entries) == 1, (name, [e["class_name"] for e in entries])
    entries[0]["config"].setdefault("name", entries[0]["name"])  # which ExtractPatches leaves out
    tensors = [torch.tensor(a) for a in arrays]
    for t in tensors:
        if t.is_floating_point():
            t.requires_grad_(True)
    outputs = [ops.convert_to_tensor(o) for o in flat(fn(*tensors))]
    again = flat(model(tensors if len(tensors) > 1 else tensors[0]))
    for one, other in zip(outputs, again, strict=True):
        assert np.allclose(one.detach().numpy(), other.detach().numpy(), equal_nan=one.is_floating_point(), rtol=1e-6), name
    gradients = [None] * len(tensors)
    if gradient:
        total, count = 0, 0
        for o in outputs:
            if o.is_floating_point() and o.requires_grad:
                c = torch.arange(count, count + o.numel(), dtype=o.dtype).reshape(o.shape) * 0.25 + 0.5
                total, count = total + (o * c).sum(), count + o.numel()
        if count:
            try:
                total.backward()
                gradients = [None if t.grad is None else plain(t.grad) for t in tensors]
            except RuntimeError as e:  # torch has no derivative of some integers' functions
                assert "derivative" in str(e), name
    families.setdefault(family, []).append({
        "id": name,
        "inputs": [dict(plain(t), batch_shape=list(k.shape)) for t, k in zip(tensors, inputs)],
        "layer": entries[0],
        # Keras infers the shape of the inputs for corrcoef, () for slogdet of several matrices, and an axis too many for adaptive pools.
        "inferred": [{"shape": {"corrcoef": list(a.shape), "slogdet": [None]}.get(
            name, [None, *out.shape[1:]] if name.startswith("adaptive_") else list(o.shape)), "dtype": o.dtype} for o, a, out in zip(made, outputs, outputs)],
        "outputs": [plain(o) for o in outputs],
        "gradients": gradients,
    })


n, x34 = "numpy", f(3, 4)
pos = f(3, 4, low=0.2, high=3)
unit = f(3, 4, low=-0.9, high=0.9)

for op in "add subtract multiply divide true_divide floor_divide mod maximum minimum arctan2 logaddexp divide_no_nan greater greater_equal less less_equal equal not_equal".split():
    fn = getattr(ops, op)
    case(n, op, lambda x, y: fn(x, y), f(3, 4), f(3, 4))
    case(n, op + "-number", lambda x: fn(x, 2), f(3, 4))
    case(n, op + "-int", lambda x, y: fn(x, y), i(3, 4), i(3, 4, low=1))
    case(n, op + "-mixed", lambda x, y: fn(x, y), i(3, 4, low=1), f(3, 4, low=0.5))
    case(n, op + "-int-real", lambda x: fn(x, 1.5), i(3, 4, low=1))
case(n, "power", lambda x, y: ops.power(x, y), pos, f(3, 4))
case(n, "power-number", lambda x: ops.power(x, 3), x34)
case(n, "power-base", lambda x: ops.power(2.5, x), x34)
case(n, "add-broadcast", lambda x, y: ops.add(x, y), f(3, 2, 4), f(3, 1, 4))
case(n, "subtract-from-number", lambda x: ops.subtract(1.0, x), x34)
case(n, "maximum-tie", lambda x: ops.maximum(x, 0), np.array([[-1, 0, 1]], "float32"))
for op in "logical_and logical_or logical_xor".split():
    fn = getattr(ops, op)
    case(n, op, lambda x, y: fn(x, y), b(3, 4), b(3, 4))
    case(n, op + "-numbers", lambda x, y: fn(x, y), i(3, 4, low=0, high=2), f(3, 4))
case(n, "logical_not", lambda x: ops.logical_not(x), b(3, 4))
case(n, "isclose", lambda x, y: ops.isclose(x, y, rtol=0.1, equal_nan=True), np.array([[1, 2, np.nan]], "float32"), np.array([[1.05, 3, np.nan]], "float32"))
case(n, "isin", lambda x, y: ops.isin(x, y), i(3, 4), i(2, 3))
special = np.array([[np.nan, np.inf, -np.inf, 0, 1.5]], "float32")
for op in "isnan isinf isfinite nan_to_num".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), special)
case(n, "nan_to_num-values", lambda x: ops.nan_to_num(x, nan=1.0, posinf=2.0, neginf=-3.0), special)
for op in "negative absolute sign square exp expm1 ceil floor round trunc sin cos tan arctan sinh cosh tanh arcsinh copy zeros_like ones_like".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), f(3, 4))
    case(n, op + "-int", lambda x: fn(x), i(3, 4))
for op in "sqrt log log1p log2 log10 reciprocal".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), pos)
    case(n, op + "-int", lambda x: fn(x), i(3, 4, low=1)) if op != "reciprocal" else None
for op in "arcsin arccos arctanh".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), unit)
case(n, "arccosh", lambda x: ops.arccosh(x), f(3, 4, low=1.1, high=3))
case(n, "absolute-bool", lambda x: ops.absolute(x), b(2, 3))
case(n, "square-bool", lambda x: ops.square(x), b(2, 3))
case(n, "round-decimals", lambda x: ops.round(x, 1), f(3, 4))
case(n, "clip", lambda x: ops.clip(x, -0.5, 1.0), f(3, 4))
case(n, "clip-int", lambda x: ops.clip(x, -2, 2), i(3, 4))
case(n, "clip-int-real", lambda x: ops.clip(x, -1.5, 2.5), i(3, 4))
case(n, "zeros_like-dtype", lambda x: ops.zeros_like(x, dtype="int32"), f(3, 4))
case(n, "full_like", lambda x: ops.full_like(x, 2), f(3, 4))
case(n, "full_like-dtype", lambda x: ops.full_like(x, 1.5, dtype="float32"), i(3, 4))

for op in "sum mean prod std var max min amax amin all any".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), f(2, 3, 4))
    case(n, op + "-axis", lambda x: fn(x, axis=1), f(2, 3, 4))
    case(n, op + "-axes", lambda x: fn(x, axis=(1, -1)), f(2, 3, 4))
    case(n, op + "-keepdims", lambda x: fn(x, axis=-1, keepdims=True), f(2, 3, 4))
    case(n, op + "-int", lambda x: fn(x, axis=1), i(2, 3))
    if op not in ("max", "min", "amax", "amin"):
        case(n, op + "-bool", lambda x: fn(x, axis=1), b(2, 3))
case(n, "max-initial", lambda x: ops.max(x, axis=1, initial=0.5), f(2, 3))
case(n, "min-initial", lambda x: ops.min(x, axis=1, initial=0.5), f(2, 3))
case(n, "max-tie", lambda x: ops.max(x, axis=1), np.array([[1, 1, 0]], "float32"))
case(n, "prod-dtype", lambda x: ops.prod(x, axis=1, dtype="float32"), i(2, 3))
case(n, "count_nonzero", lambda x: ops.count_nonzero(x, axis=1), i(2, 3, low=0, high=2))
case(n, "average", lambda x, w: ops.average(x, axis=1, weights=w), f(2, 3), f(2, 3, low=0.1))
case(n, "average-plain", lambda x: ops.average(x, axis=1), f(2, 3))
for op in "argmax argmin".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), f(2, 3))
    case(n, op + "-axis", lambda x: fn(x, axis=-1), f(2, 3))
    case(n, op + "-keepdims", lambda x: fn(x, axis=1, keepdims=True), f(2, 3, 4))
case(n, "sort", lambda x: ops.sort(x), f(2, 5))
case(n, "sort-axis", lambda x: ops.sort(x, axis=1), f(2, 3, 4))
case(n, "argsort", lambda x: ops.argsort(x), f(2, 5))
case(n, "argsort-int", lambda x: ops.argsort(x, axis=1), i(2, 5, low=0, high=3))
case(n, "cumsum", lambda x: ops.cumsum(x, axis=1), f(2, 5))
case(n, "cumsum-bool", lambda x: ops.cumsum(x, axis=1), b(2, 5))
case(n, "cumprod", lambda x: ops.cumprod(x, axis=-1), f(2, 5))
case(n, "cumsum-dtype", lambda x: ops.cumsum(x, axis=1, dtype="float32"), i(2, 5))
case(n, "diff", lambda x: ops.diff(x), f(2, 5))
case(n, "diff-n", lambda x: ops.diff(x, n=2, axis=1), f(2, 5, 3))

case(n, "reshape", lambda x: ops.reshape(x, (-1, 6)), f(2, 3, 4))
case(n, "reshape-split", lambda x: ops.reshape(x, (-1, 2, 2, 3)), f(2, 12))
case(n, "ravel", lambda x: ops.ravel(x), f(2, 3), batch=False)
case(n, "transpose", lambda x: ops.transpose(x, (0, 2, 1)), f(2, 3, 4))
case(n, "transpose-all", lambda x: ops.transpose(x), f(2, 3, 4))
case(n, "swapaxes", lambda x: ops.swapaxes(x, 1, -1), f(2, 3, 4))
case(n, "moveaxis", lambda x: ops.moveaxis(x, 1, -1), f(2, 3, 4))
case(n, "moveaxis-several", lambda x: ops.moveaxis(x, (1, 2), (2, 1)), f(2, 3, 4))
case(n, "expand_dims", lambda x: ops.expand_dims(x, axis=1), f(2, 3))
case(n, "expand_dims-last", lambda x: ops.expand_dims(x, -1), f(2, 3))
case(n, "expand_dims-several", lambda x: ops.expand_dims(x, (1, -1)), f(2, 3))
case(n, "squeeze", lambda x: ops.squeeze(x, axis=1), f(2, 1, 3))
case(n, "squeeze-all", lambda x: ops.squeeze(x), f(2, 1, 3, 1), batch=False)
case(n, "broadcast_to", lambda x: ops.broadcast_to(x, (2, 5, 3)), f(2, 1, 3), batch=False)
case(n, "flip", lambda x: ops.flip(x, axis=1), f(2, 3))
case(n, "flip-all", lambda x: ops.flip(x), f(2, 3))
case(n, "roll", lambda x: ops.roll(x, 2, axis=1), f(2, 5))
case(n, "roll-all", lambda x: ops.roll(x, 2), f(2, 5))
case(n, "concatenate", lambda x, y: ops.concatenate([x, y], axis=1), f(2, 3), f(2, 2))
case(n, "concatenate-mixed", lambda x, y: ops.concatenate([x, y], axis=-1), f(2, 3), i(2, 2))
case(n, "concatenate-three", lambda x, y, z: ops.concatenate([x, y, z]), f(2, 3), f(1, 3), f(3, 3))
case(n, "stack", lambda x, y: ops.stack([x, y], axis=1), f(2, 3), f(2, 3))
case(n, "vstack", lambda x, y: ops.vstack([x, y]), f(2, 3), f(2, 3))
case(n, "hstack", lambda x, y: ops.hstack([x, y]), f(2, 3), f(2, 2))
case(n, "append", lambda x, y: ops.append(x, y, axis=1), f(2, 3), f(2, 2))
case(n, "split", lambda x: ops.split(x, 3, axis=1), f(2, 6))
case(n, "split-indices", lambda x: ops.split(x, [1, 4], axis=-1), f(2, 6))
case(n, "repeat", lambda x: ops.repeat(x, 3, axis=1), f(2, 3))
case(n, "tile", lambda x: ops.tile(x, (1, 2)), f(2, 3))
case(n, "pad", lambda x: ops.pad(x, ((0, 0), (1, 2))), f(2, 3))
case(n, "pad-value", lambda x: ops.pad(x, ((0, 0), (1, 2), (0, 1)), constant_values=1.5), f(2, 3, 2))
case(n, "pad-reflect", lambda x: ops.pad(x, ((0, 0), (2, 1)), mode="reflect"), f(2, 4))
case(n, "pad-symmetric", lambda x: ops.pad(x, ((0, 0), (2, 1)), mode="symmetric"), f(2, 4))
case(n, "where", lambda c, x, y: ops.where(c, x, y), b(3, 4), f(3, 4), f(3, 4))
case(n, "where-number", lambda c, x: ops.where(c, x, 0.0), b(3, 4), f(3, 4))
case(n, "take", lambda x, k: ops.take(x, k, axis=1), f(2, 5), i(2, 3, low=-5, high=5))
case(n, "take-list", lambda x: ops.take(x, [0, 2], axis=1), f(2, 5))
case(n, "take-one", lambda x: ops.take(x, 1, axis=1), f(2, 5, 3))
case(n, "take_along_axis", lambda x, k: ops.take_along_axis(x, k, axis=1), f(2, 5), i(2, 3, low=-5, high=5))
case(n, "triu", lambda x: ops.triu(x, k=1), f(2, 3, 3))
case(n, "tril", lambda x: ops.tril(x), f(2, 3, 3))
case(n, "diagonal", lambda x: ops.diagonal(x, axis1=1, axis2=2), f(2, 3, 3))
case(n, "diag", lambda x: ops.diag(x), f(3), batch=False)
case(n, "trace", lambda x: ops.trace(x, axis1=1, axis2=2), f(2, 3, 3))
case(n, "matmul", lambda x, y: ops.matmul(x, y), f(2, 3, 4), f(2, 4, 5))
case(n, "matmul-int", lambda x, y: ops.matmul(x, y), i(2, 3, 4), i(2, 4, 5))
case(n, "dot", lambda x, y: ops.dot(x, y), f(3, 4), f(4, 5), batch=False)
case(n, "dot-vector", lambda x, y: ops.dot(x, y), f(3, 4), f(4), batch=False)
case(n, "inner", lambda x, y: ops.inner(x, y), f(3, 4), f(5, 4), batch=False)
case(n, "outer", lambda x, y: ops.outer(x, y), f(3), f(4), batch=False)
case(n, "tensordot", lambda x, y: ops.tensordot(x, y, axes=1), f(2, 3, 4), f(4, 5), batch=False)
case(n, "tensordot-axes", lambda x, y: ops.tensordot(x, y, axes=[[1, 2], [0, 1]]), f(2, 3, 4), f(3, 4, 5), batch=False)
case(n, "einsum", lambda x, y: ops.einsum("bij,bjk->bik", x, y), f(2, 3, 4), f(2, 4, 5))
case(n, "einsum-one", lambda x: ops.einsum("bij->bji", x), f(2, 3, 4))
case(n, "cross", lambda x, y: ops.cross(x, y), f(2, 3), f(2, 3))

n = "nn"
for op in "relu relu6 sigmoid softplus softsign soft_shrink silu log_sigmoid leaky_relu hard_sigmoid hard_silu elu selu gelu celu glu tanh_shrink hard_tanh hard_shrink softmax log_softmax sparsemax".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), f(3, 4, low=-7, high=7))
case(n, "gelu-exact", lambda x: ops.gelu(x, approximate=False), x34)
case(n, "leaky_relu-slope", lambda x: ops.leaky_relu(x, negative_slope=0.4), x34)
case(n, "elu-alpha", lambda x: ops.elu(x, alpha=0.5), x34)
case(n, "threshold", lambda x: ops.threshold(x, 0.5, -1.0), x34)
case(n, "softmax-axis", lambda x: ops.softmax(x, axis=1), f(2, 3, 4))
case(n, "one_hot", lambda x: ops.one_hot(x, 4), i(2, 3, low=0, high=4))
case(n, "one_hot-axis", lambda x: ops.one_hot(x, 4, axis=1, dtype="int32"), i(2, 3, low=-1, high=4))
case(n, "multi_hot", lambda x: ops.multi_hot(x, 4), i(2, 3, low=0, high=4))
case(n, "binary_crossentropy", lambda t, x: ops.binary_crossentropy(t, x), f(3, 4, low=0, high=1), f(3, 4, low=0.1, high=0.9))
case(n, "binary_crossentropy-logits", lambda t, x: ops.binary_crossentropy(t, x, from_logits=True), f(3, 4, low=0, high=1), x34)
case(n, "categorical_crossentropy", lambda t, x: ops.categorical_crossentropy(t, x), np.eye(4, dtype="float32")[:3], f(3, 4, low=0.1, high=0.9))
case(n, "categorical_crossentropy-logits", lambda t, x: ops.categorical_crossentropy(t, x, from_logits=True), np.eye(4, dtype="float32")[:3], x34)
case(n, "sparse_categorical_crossentropy", lambda t, x: ops.sparse_categorical_crossentropy(t, x), i(3, low=0, high=4), f(3, 4, low=0.1, high=0.9))
case(n, "sparse_categorical_crossentropy-logits", lambda t, x: ops.sparse_categorical_crossentropy(t, x, from_logits=True), i(3, low=0, high=4), x34)
case(n, "max_pool", lambda x: ops.max_pool(x, 2), f(2, 5, 4, 3))
case(n, "max_pool-same", lambda x: ops.max_pool(x, (3, 2), strides=2, padding="same"), f(2, 5, 4, 3))
case(n, "max_pool-1d", lambda x: ops.max_pool(x, 2), f(2, 5, 3))
case(n, "average_pool", lambda x: ops.average_pool(x, 2), f(2, 5, 4, 3))
case(n, "average_pool-same", lambda x: ops.average_pool(x, 2, strides=1, padding="same"), f(2, 5, 4, 3))
case(n, "conv", lambda x, k: ops.conv(x, k, strides=2, padding="same"), f(2, 5, 4, 3), f(3, 3, 3, 2), batch=False)
case(n, "conv-1d", lambda x, k: ops.conv(x, k), f(2, 5, 3), f(2, 3, 4), batch=False)
case(n, "depthwise_conv", lambda x, k: ops.depthwise_conv(x, k), f(2, 5, 4, 3), f(2, 2, 3, 2), batch=False)
case(n, "normalize", lambda x: ops.normalize(x), f(3, 4))
case(n, "normalize-order", lambda x: ops.normalize(x, axis=1, order=1), f(3, 4))
case(n, "moments", lambda x: ops.moments(x, axes=[1]), f(2, 3, 4))
case(n, "moments-keepdims", lambda x: ops.moments(x, axes=[1, 2], keepdims=True), f(2, 3, 4))
case(n, "batch_normalization", lambda x, m, v, o, s: ops.batch_normalization(x, m, v, axis=-1, offset=o, scale=s), f(3, 4), f(4), f(4, low=0.2), f(4), f(4), batch=False)
case(n, "batch_normalization-plain", lambda x, m, v: ops.batch_normalization(x, m, v, axis=-1), f(3, 4), f(4), f(4, low=0.2), batch=False)
case(n, "layer_normalization", lambda x: ops.layer_normalization(x, epsilon=1e-3), f(3, 4))
case(n, "layer_normalization-scaled", lambda x, g, o: ops.layer_normalization(x, g, o), f(3, 4), f(4), f(4), batch=False)

case(n, "rms_normalization", lambda x, s: ops.rms_normalization(x, s, epsilon=1e-3), f(3, 4), f(4), batch=False)
case(n, "rms_normalization-plain", lambda x: ops.rms_normalization(x), f(3, 4))

n = "core"
case(n, "cast", lambda x: ops.cast(x, "int32"), f(3, 4))
case(n, "cast-up", lambda x: ops.cast(x, "float32"), i(3, 4))
case(n, "convert_to_tensor", lambda x: ops.convert_to_tensor(x, dtype="float32"), i(3, 4))
case(n, "stop_gradient", lambda x: ops.stop_gradient(x), f(3, 4))
case(n, "unstack", lambda x: ops.unstack(x, axis=1), f(2, 3, 4))
case(n, "unstack-num", lambda x: ops.unstack(x, 3, axis=1), f(2, 3, 4))
case(n, "slice", lambda x: ops.slice(x, [0, 1], [2, 2]), f(2, 5), batch=False)
case(n, "slice_update", lambda x, u: ops.slice_update(x, [0, 1], u), f(2, 5), f(2, 2), batch=False)
case(n, "scatter", lambda k, v: ops.scatter(k, v, (5, 2)), np.array([[0], [3], [0]], "int32"), f(3, 2), batch=False)
case(n, "scatter_update", lambda x, k, u: ops.scatter_update(x, k, u), f(5, 2), np.array([[0, 1], [3, 0]], "int32"), f(2), batch=False)
case(n, "scatter_update-add", lambda x, k, u: ops.scatter_update(x, k, u, reduction="add"), f(5, 2), np.array([[3, 1], [3, 1]], "int32"), f(2), batch=False)

n = "math"
case(n, "rsqrt", lambda x: ops.rsqrt(x), pos)
case(n, "erf", lambda x: ops.erf(x), x34)
case(n, "erfc", lambda x: ops.erfc(x), x34)
case(n, "erfinv", lambda x: ops.erfinv(x), unit)
case(n, "logsumexp", lambda x: ops.logsumexp(x), f(3, 4))
case(n, "logsumexp-axis", lambda x: ops.logsumexp(x, axis=-1, keepdims=True), f(3, 4))
case(n, "logsumexp-axes", lambda x: ops.logsumexp(x, axis=(1, 2)), f(2, 3, 4))
case(n, "top_k", lambda x: ops.top_k(x, 2), f(3, 5))
case(n, "in_top_k", lambda t, x: ops.in_top_k(t, x, 2), i(3, low=0, high=5), f(3, 5))
case(n, "segment_sum", lambda x, k: ops.segment_sum(x, k, num_segments=3), f(4, 2), np.array([0, 2, 2, -1], "int32"), batch=False)
case(n, "extract_sequences", lambda x: ops.extract_sequences(x, 3, 2), f(2, 8))

n = "linalg"
case(n, "norm", lambda x: ops.norm(x), f(3, 4))
case(n, "norm-axis", lambda x: ops.norm(x, axis=-1, keepdims=True), f(3, 4))
case(n, "norm-ord", lambda x: ops.norm(x, ord=1, axis=1), f(3, 4))
case(n, "norm-matrix", lambda x: ops.norm(x, ord=1, axis=(1, 2)), f(2, 3, 4))
case(n, "det", lambda x: ops.det(x), f(2, 3, 3))

n = "image"
case(n, "resize", lambda x: ops.image.resize(x, (4, 3)), f(2, 5, 6, 2))
case(n, "resize-nearest", lambda x: ops.image.resize(x, (7, 3), interpolation="nearest"), f(2, 5, 6, 2))
case(n, "resize-crop", lambda x: ops.image.resize(x, (4, 4), crop_to_aspect_ratio=True), f(2, 5, 6, 2))
case(n, "rgb_to_grayscale", lambda x: ops.image.rgb_to_grayscale(x), f(2, 4, 3, 3))

n = "numpy"
for op in "bitwise_and bitwise_or bitwise_xor gcd lcm".split():
    fn = getattr(ops, op)
    case(n, op, lambda x, y: fn(x, y), i(3, 4, low=0, high=20), i(3, 4, low=0, high=20))
for op in "bitwise_left_shift bitwise_right_shift left_shift right_shift".split():
    fn = getattr(ops, op)
    case(n, op, lambda x, y: fn(x, y), i(3, 4, low=-9, high=20), i(3, 4, low=0, high=4))
case(n, "bitwise_not", lambda x: ops.bitwise_not(x), i(3, 4))
case(n, "bitwise_invert", lambda x: ops.bitwise_invert(x), i(3, 4))
for op in "cbrt exp2 deg2rad rad2deg fabs i0 sinc signbit".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), f(3, 4))
    case(n, op + "-int", lambda x: fn(x), i(3, 4, low=1) if op == "cbrt" else i(3, 4))
for op in "fmax fmin".split():
    fn = getattr(ops, op)
    case(n, op, lambda x, y: fn(x, y), f(3, 4), f(3, 4))
    case(n, op + "-nan", lambda x, y: fn(x, y), special, np.array([[1, np.nan, 2, np.nan, 3]], "float32"), gradient=False)
case(n, "fmod", lambda x, y: ops.fmod(x, y), f(3, 4), f(3, 4, low=0.3))
case(n, "fmod-int", lambda x, y: ops.fmod(x, y), i(3, 4), i(3, 4, low=1))
for op in "hypot logaddexp2".split():
    fn = getattr(ops, op)
    case(n, op, lambda x, y: fn(x, y), f(3, 4), f(3, 4))
    case(n, op + "-int", lambda x, y: fn(x, y), i(3, 4, low=1), i(3, 4, low=1))
case(n, "heaviside", lambda x, y: ops.heaviside(x, y), np.array([[-1.5, 0, 2, 0]], "float32"), f(1, 4), gradient=False)
case(n, "nextafter", lambda x, y: ops.nextafter(x, y), f(3, 4), f(3, 4), gradient=False)
case(n, "ldexp", lambda x, y: ops.ldexp(x, y), f(3, 4), i(3, 4))
case(n, "isneginf", lambda x: ops.isneginf(x), special)
case(n, "isposinf", lambda x: ops.isposinf(x), special)

holes = np.array([[1, np.nan, 2.5, -1], [np.nan, np.nan, 0.5, 3], [2, 1, -4, 0.25]], "float32")
for op in "nansum nanprod nanmean nanvar nanstd nanmax nanmin".split():
    fn = getattr(ops, op)
    for suffix, options in (("", {}), ("-axis", {"axis": 1}), ("-keepdims", {"axis": -1, "keepdims": True})):
        case(n, op + suffix, lambda x: fn(x, **options), holes, gradient=False)
    case(n, op + "-gradient", lambda x: fn(x, axis=1), f(3, 4))
case(n, "nancumsum", lambda x: ops.nancumsum(x, axis=1), holes)
case(n, "nancumprod", lambda x: ops.nancumprod(x, axis=1), holes)

case(n, "array_split", lambda x: ops.array_split(x, 3, axis=1), f(2, 8))
case(n, "dstack", lambda x, y: ops.dstack([x, y]), f(2, 3), f(2, 3))
case(n, "column_stack", lambda x, y: ops.column_stack([x, y]), f(3), f(3), batch=False)
case(n, "fliplr", lambda x: ops.fliplr(x), f(2, 3))
case(n, "flipud", lambda x: ops.flipud(x), f(2, 3))
case(n, "rot90", lambda x: ops.rot90(x), f(2, 3), batch=False)
case(n, "rot90-axes", lambda x: ops.rot90(x, k=3, axes=(1, 2)), f(2, 3, 4))
case(n, "diagflat", lambda x: ops.diagflat(x, k=1), f(3), batch=False)
case(n, "kron", lambda x, y: ops.kron(x, y), f(2, 3), f(2, 2), batch=False)
case(n, "vdot", lambda x, y: ops.vdot(x, y), f(3), f(3), batch=False)
case(n, "vander", lambda x: ops.vander(x), f(3), batch=False, gradient=False)
case(n, "vander-increasing", lambda x: ops.vander(x, N=4, increasing=True), f(3), batch=False, gradient=False)
case(n, "unravel_index", lambda x: ops.unravel_index(x, (3, 4)), np.array([0, 5, 11], "int32"), batch=False)
case(n, "select", lambda a, c, x, y: ops.select([a, c], [x, y], 7.0), b(2, 3), b(2, 3), f(2, 3), f(2, 3))

for suffix, options in (("", {}), ("-axis", {"axis": 1}), ("-keepdims", {"axis": -1, "keepdims": True})):
    case(n, "median" + suffix, lambda x: ops.median(x, **options), f(3, 5), gradient=False)
    case(n, "quantile" + suffix, lambda x: ops.quantile(x, 0.3, **options), f(3, 5))
    case(n, "percentile" + suffix, lambda x: ops.percentile(x, 30.0, **options), f(3, 5))
    case(n, "ptp" + suffix, lambda x: ops.ptp(x, **options), f(3, 5))
case(n, "median-even", lambda x: ops.median(x, axis=1), f(3, 4), gradient=False)
case(n, "searchsorted", lambda s, v: ops.searchsorted(s, v), np.array([1, 2, 2, 3], "float32"), f(5, low=0, high=4), batch=False)
case(n, "searchsorted-right", lambda s, v: ops.searchsorted(s, v, side="right"), np.array([1, 2, 2, 3], "float32"), np.array([2, 0, 3.5], "float32"), batch=False)
case(n, "allclose", lambda x, y: ops.allclose(x, y), f(2, 3), f(2, 3))
case(n, "trapezoid", lambda y: ops.trapezoid(y, dx=0.5), f(3, 4))
case(n, "trapezoid-axis", lambda y: ops.trapezoid(y, axis=1), f(3, 4, 2))
case(n, "corrcoef", lambda x: ops.corrcoef(x), f(3, 5), batch=False)
case(n, "slogdet", lambda x: ops.slogdet(x), f(2, 3, 3))

n = "math"
case(n, "fft", lambda x, y: ops.fft((x, y)), f(2, 5), f(2, 5))
case(n, "fft2", lambda x, y: ops.fft2((x, y)), f(2, 3, 4), f(2, 3, 4))
case(n, "ifft2", lambda x, y: ops.ifft2((x, y)), f(2, 3, 4), f(2, 3, 4))
case(n, "rfft", lambda x: ops.rfft(x), f(2, 6))
case(n, "rfft-length", lambda x: ops.rfft(x, fft_length=8), f(2, 6))
case(n, "irfft", lambda x, y: ops.irfft((x, y)), f(2, 4), f(2, 4))
case(n, "irfft-length", lambda x, y: ops.irfft((x, y), fft_length=5), f(2, 4), f(2, 4))

n = "linalg"
def symmetric(*shape):
    x = f(*shape)
    return (x @ np.swapaxes(x, -1, -2) + 2 * np.eye(shape[-1])).astype("float32")
lower = np.tril(f(2, 3, 3)) + 2 * np.eye(3, dtype="float32")
case(n, "cholesky", lambda x: ops.cholesky(x), symmetric(2, 3, 3), gradient=False)
case(n, "cholesky-upper", lambda x: ops.cholesky(x, upper=True), symmetric(2, 3, 3), gradient=False)
case(n, "cholesky_inverse", lambda x: ops.cholesky_inverse(x), lower.astype("float32"), gradient=False)
case(n, "inv", lambda x: ops.inv(x), symmetric(2, 3, 3))
case(n, "pinv", lambda x: ops.pinv(x), f(2, 3, 4))
case(n, "eigh", lambda x: ops.eigh(x), symmetric(2, 3, 3), gradient=False)
case("math", "cdist", lambda x, y: ops.cdist(x, y), f(2, 3, 4), f(2, 5, 4))
case(n, "qr", lambda x: ops.qr(x), f(2, 4, 3), gradient=False)
case(n, "solve", lambda a, b: ops.solve(a, b), symmetric(2, 3, 3), f(2, 3, 2))
case(n, "solve-vector", lambda a, b: ops.solve(a, b), symmetric(2, 3, 3), f(2, 3))
case(n, "solve_triangular", lambda a, b: ops.solve_triangular(a, b, lower=True), lower.astype("float32"), f(2, 3, 2), gradient=False)
case(n, "matrix_power", lambda x: ops.matrix_power(x, 3), f(2, 3, 3))
case(n, "matrix_power-negative", lambda x: ops.matrix_power(x, -1), symmetric(2, 3, 3), gradient=False)
case(n, "matrix_rank", lambda x: ops.matrix_rank(x), np.array([[[1, 2], [2, 4]], [[1, 0], [0, 1]]], "float32"))
case(n, "lstsq", lambda a, b: ops.lstsq(a, b), f(5, 3), f(5, 2), batch=False, gradient=False)

n = "math"
groups = np.array([0, 2, 2, -1, 0], "int32")
for op in "segment_max segment_min segment_prod".split():
    fn = getattr(ops, op)
    case(n, op, lambda x, k: fn(x, k, num_segments=3), f(5, 2), groups, batch=False)
case(n, "segment_max-none", lambda x, k: ops.segment_max(x, k, num_segments=4), f(5, 2), groups, batch=False, gradient=False)

n = "image"
case(n, "extract_patches", lambda x: ops.image.extract_patches(x, (2, 3)), f(2, 5, 6, 2))
case(n, "extract_patches-overlap", lambda x: ops.image.extract_patches(x, 3, strides=1, padding="same"), f(2, 4, 4, 1))
case(n, "extract_patches-volumes", lambda x: ops.image.extract_patches(x, (2, 2, 2)), f(2, 4, 4, 4, 1))

n = "nn"
for op in "sparse_sigmoid sparse_plus squareplus".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x), f(3, 4))
case(n, "squareplus-b", lambda x: ops.squareplus(x, b=2), f(3, 4))
for op in "adaptive_average_pool adaptive_max_pool".split():
    fn = getattr(ops, op)
    case(n, op, lambda x: fn(x, (2, 3)), f(2, 5, 4, 3))
    case(n, op + "-1d", lambda x: fn(x, (2,)), f(2, 5, 3))
    case(n, op + "-first", lambda x: fn(x, (2, 2), data_format="channels_first"), f(2, 3, 5, 4))
case(n, "separable_conv", lambda x, d, p: ops.separable_conv(x, d, p, padding="same"), f(2, 5, 4, 3), f(2, 2, 3, 2), f(1, 1, 6, 4), batch=False)
# Keras's step hands padding and output_padding over in each other's place; its function does not.
keras.src.ops.nn.ConvTranspose.call = lambda self, inputs, kernel: ops.conv_transpose(
    inputs, kernel, self.strides, self.padding, self.output_padding, self.data_format, self.dilation_rate)
case(n, "conv_transpose", lambda x, k: ops.conv_transpose(x, k, strides=2), f(2, 3, 4, 3), f(3, 3, 2, 3), batch=False)
case(n, "conv_transpose-same", lambda x, k: ops.conv_transpose(x, k, strides=2, padding="same"), f(2, 3, 4, 3), f(3, 3, 2, 3), batch=False)
case(n, "conv_transpose-1d", lambda x, k: ops.conv_transpose(x, k, 2, output_padding=1), f(2, 5, 3), f(2, 4, 3), batch=False)
case(n, "depth_to_space", lambda x: ops.depth_to_space(x, 2), f(2, 2, 3, 8))
case(n, "depth_to_space-first", lambda x: ops.depth_to_space(x, 2, data_format="channels_first"), f(2, 8, 2, 3))
case(n, "space_to_depth", lambda x: ops.space_to_depth(x, 2), f(2, 4, 6, 2))
case(n, "space_to_depth-first", lambda x: ops.space_to_depth(x, 2, data_format="channels_first"), f(2, 2, 4, 6))
case(n, "unfold", lambda x: ops.unfold(x, 2, stride=2), f(2, 2, 4, 6))
case(n, "unfold-padded", lambda x: ops.unfold(x, (2, 3), dilation=2, padding=1, stride=(1, 2)), f(1, 2, 5, 6))
case(n, "fold", lambda x: ops.fold(x, (4, 6), 2, stride=1), f(2, 8, 15))
case(n, "dot_product_attention", lambda q, k, v: ops.dot_product_attention(q, k, v), f(2, 3, 2, 4), f(2, 5, 2, 4), f(2, 5, 2, 4))
case(n, "dot_product_attention-causal", lambda q, k, v: ops.dot_product_attention(q, k, v, is_causal=True), f(2, 3, 4, 4), f(2, 3, 2, 4), f(2, 3, 2, 4))
case(n, "dot_product_attention-mask", lambda q, k, v, m: ops.dot_product_attention(q, k, v, mask=m), f(2, 3, 2, 4), f(2, 3, 2, 4), f(2, 3, 2, 4), np.tril(np.ones((2, 1, 3, 3), bool)))
case(n, "dot_product_attention-bias", lambda q, k, v, m: ops.dot_product_attention(q, k, v, bias=m), f(2, 3, 2, 4), f(2, 3, 2, 4), f(2, 3, 2, 4), f(2, 2, 3, 3))
lengths = np.array([2, 1], "int32")
case(n, "ctc_loss", lambda t, o, tl, ol: ops.ctc_loss(t, o, tl, ol), i(2, 3, low=1, high=4), f(2, 6, 4), lengths, np.array([6, 5], "int32"), batch=False)
case(n, "ctc_loss-mask", lambda t, o, tl, ol: ops.ctc_loss(t, o, tl, ol, mask_index=3), i(2, 3, low=0, high=3), f(2, 6, 4), lengths, np.array([6, 5], "int32"), batch=False)
case(n, "ctc_decode", lambda x, k: ops.ctc_decode(x, k), f(2, 6, 3), np.array([6, 4], "int32"), batch=False, gradient=False)
case(n, "ctc_decode-repeated", lambda x, k: ops.ctc_decode(x, k, merge_repeated=False, mask_index=2), f(2, 6, 3), np.array([6, 4], "int32"), batch=False, gradient=False)
case(n, "ctc_decode-beam", lambda x, k: ops.ctc_decode(x, k, strategy="beam_search", beam_width=64, top_paths=2), f(2, 5, 3), np.array([5, 4], "int32"), batch=False, gradient=False)
case(n, "psnr", lambda x, y: ops.psnr(x, y, 2.0), f(2, 4, 4, 3), f(2, 4, 4, 3), batch=False)

n = "numpy"
for suffix, options in (("", {}), ("-axis", {"axis": 1}), ("-keepdims", {"axis": -1, "keepdims": True})):
    case(n, "nanmedian" + suffix, lambda x: ops.nanmedian(x, **options), holes, gradient=False)
    case(n, "nanquantile" + suffix, lambda x: ops.nanquantile(x, 0.3, **options), holes, gradient=False)
    case(n, "nanpercentile" + suffix, lambda x: ops.nanpercentile(x, 30.0, **options), holes, gradient=False)
    case(n, "nanargmax" + suffix, lambda x: ops.nanargmax(x, **options), holes, gradient=False)
    case(n, "nanargmin" + suffix, lambda x: ops.nanargmin(x, **options), holes, gradient=False)
case(n, "nanquantile-gradient", lambda x: ops.nanquantile(x, 0.4, axis=1), f(3, 5))
case(n, "hsplit", lambda x: ops.hsplit(x, 3), f(2, 6))
case(n, "vsplit", lambda x: ops.vsplit(x, [1, 3]), f(4, 2), batch=False)
case(n, "dsplit", lambda x: ops.dsplit(x, 2), f(2, 3, 4))
for mode in "valid same full".split():
    case(n, "correlate-" + mode, lambda x, y: ops.correlate(x, y, mode=mode), f(6), f(3), batch=False)
case(n, "argpartition", lambda x: ops.argpartition(x, 0, axis=1), np.array([[3, 1], [2, 5]], "int32"))

n = "math"
for suffix, options in (("", {}), ("-plain", {"window": None, "center": False}), ("-hamming", {"window": "hamming"})):
    case(n, "stft" + suffix, lambda x: ops.stft(x, 6, 3, 8, **options), f(2, 20))
case(n, "istft", lambda x, y: ops.istft((x, y), 8, 4, 8), f(2, 5, 5), f(2, 5, 5))
case(n, "istft-length", lambda x, y: ops.istft((x, y), 8, 4, 8, length=14), f(2, 5, 5), f(2, 5, 5))
case(n, "istft-shorter", lambda x, y: ops.istft((x, y), 6, 3, 8), f(2, 5, 5), f(2, 5, 5))
case(n, "istft-plain", lambda x, y: ops.istft((x, y), 8, 4, 8, window=None, center=False), f(2, 5, 5), f(2, 5, 5))
case(n, "logdet", lambda x: ops.logdet(x), symmetric(2, 3, 3))
case(n, "gammainc", lambda x, y: ops.gammainc(x, y), f(3, 4, low=0.3, high=3), f(3, 4, low=0.1, high=4), gradient=False)

case("linalg", "lu_factor", lambda x: ops.lu_factor(x), f(3, 3), batch=False, gradient=False)
case("core", "saturate_cast", lambda x: ops.saturate_cast(x, "uint8"), np.array([[-5, 3.7, 300, 255]], "float32"))
case("core", "saturate_cast-int", lambda x: ops.saturate_cast(x, "int32"), np.array([[-5e9, 3.7, 3e9, 7]], "float32"))
case("core", "saturate_cast-narrow", lambda x: ops.saturate_cast(x, "uint8"), np.array([[-500, 3, 300, 7]], "int32"))

n = "image"
case(n, "rgb_to_hsv", lambda x: ops.image.rgb_to_hsv(x), f(2, 3, 2, 3, low=0, high=1))
case(n, "hsv_to_rgb", lambda x: ops.image.hsv_to_rgb(x), f(2, 3, 2, 3, low=0, high=1))
case(n, "gaussian_blur", lambda x: ops.image.gaussian_blur(x, (3, 3), (0.8, 1.5), data_format="channels_last"), f(2, 4, 5, 2))
case(n, "sobel_edges", lambda x: ops.image.sobel_edges(x), f(2, 4, 5, 2))
case(n, "pad_images", lambda x: ops.image.pad_images(x, top_padding=1, left_padding=2, target_height=6, target_width=8), f(2, 4, 5, 2))
case(n, "crop_images", lambda x: ops.image.crop_images(x, top_cropping=1, left_cropping=2, target_height=2, target_width=3), f(2, 4, 5, 2))
case(n, "ssim", lambda x, y: ops.image.ssim(x, y, filter_size=3), f(2, 5, 6, 2, low=0, high=1), f(2, 5, 6, 2, low=0, high=1))
# torch 1.13 takes no indices of type int32.
import keras.src.backend.torch.image as images
for interpolation in ("_nearest_indices_and_weights", "_linear_indices_and_weights"):
    setattr(images, interpolation, lambda c, old=getattr(images, interpolation): [(index.long(), weight) for index, weight in old(c)])
# Keras writes into the transform that it is given.
images.affine_transform = lambda x, t, old=images.affine_transform, **options: old(x, torch.as_tensor(t).detach().clone(), **options)
turn = np.array([[0.9, 0.2, -0.5, -0.1, 1.1, 0.3, 0, 0], [1, 0, 1.5, 0, 1, -0.5, 0, 0]], "float32")
case(n, "affine_transform", lambda x, t: ops.image.affine_transform(x, t), f(2, 4, 5, 2), turn, batch=False, gradient=False)
case(n, "affine_transform-nearest", lambda x, t: ops.image.affine_transform(x, t, interpolation="nearest", fill_mode="reflect"), f(2, 4, 5, 2), turn, batch=False, gradient=False)
corners = np.array([[[0, 0], [4, 0.5], [0.2, 3], [4.5, 3.5]]] * 2, "float32")
square = np.array([[[0, 0], [4, 0], [0, 3], [4, 3]]] * 2, "float32")
case(n, "perspective_transform", lambda x, a, b: ops.image.perspective_transform(x, a, b), f(2, 4, 5, 2), corners, square, batch=False, gradient=False)
for mode in "constant nearest wrap mirror reflect".split():
    case(n, "map_coordinates-" + mode, lambda x, c: ops.image.map_coordinates(x, c, 1, fill_mode=mode, fill_value=0.5), f(4, 5), f(2, 6, low=-2, high=6), batch=False, gradient=False)
case(n, "map_coordinates-nearest-value", lambda x, c: ops.image.map_coordinates(x, c, 0), f(4, 5), f(2, 6, low=-2, high=6), batch=False, gradient=False)
case(n, "scale_and_translate", lambda x, s, t: ops.image.scale_and_translate(x, (2, 3, 4, 2), s, t, (1, 2), "linear"), f(2, 5, 6, 2), np.array([0.6, 0.7], "float32"), np.array([0.5, -0.25], "float32"), batch=False, gradient=False)
case(n, "reconstruct_patches", lambda x: ops.image.reconstruct_patches(x, (2, 3), (4, 6)), f(2, 2, 2, 12))
case(n, "reconstruct_patches-same", lambda x: ops.image.reconstruct_patches(x, 2, (3, 3), padding="same"), f(2, 2, 2, 4))

for family, cases in families.items():
    with open(f"{sys.argv[1]}/{family}.json", "w") as file:
        lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
        file.write(f'{{"keras":"{keras.__version__}","backend":"torch","family":"operations","cases":[\n{lines}\n]}}\n')
    print(family, len(cases))
