"""Writes feature_space.keras. Hashing asks whether TensorFlow is there, and does not use it while layers are made and saved."""

import types

import numpy as np
from keras.src.utils import module_utils
from keras.utils import FeatureSpace


class Absent(types.SimpleNamespace):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


module_utils.tensorflow._available = True
module_utils.tensorflow.module = Absent()
space = FeatureSpace(
    features={
        "b": "float",
        "a": FeatureSpace.float_rescaled(2.0, 1.0),
        "n": "float_normalized",
        "d": FeatureSpace.float_discretized(4),
        "i": FeatureSpace.integer_hashed(5),
        "h": FeatureSpace.integer_hashed(8, output_mode="int"),
        "t": "string_hashed",
    },
    crosses=[("i", "t"), FeatureSpace.cross(("h", "t"), 16, output_mode="int")],
    output_mode="dict",
    name="space",
)
space.preprocessors["n"].adapt(np.array([[1.0], [2.0], [3.0], [5.0]], "float32"))
space.preprocessors["d"].bin_boundaries = [1.5, 2.5, 4.0]
space._is_adapted = True
space.get_encoded_features()
space.built = space._sublayers_built = True
space.save("feature_space.keras")
