using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Comparison, tests, logic and bits.</content>
    public partial class Tensor
    {
        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) =>
            CallBool("allclose"u8, this, target, rtol, atol, equal_nan);
        public Tensor bitwise_and(Tensor other) => Call("bitwise_and.Tensor"u8, this, other);
        public Tensor bitwise_and_(Tensor other) => InPlace("bitwise_and_.Tensor"u8, this, other);
        public Tensor bitwise_left_shift(Tensor other) => Call("bitwise_left_shift.Tensor"u8, this, other);
        public Tensor bitwise_left_shift_(Tensor other) => InPlace("bitwise_left_shift_.Tensor"u8, this, other);
        public Tensor bitwise_not() => Call("bitwise_not"u8, this);
        public Tensor bitwise_not_() => InPlace("bitwise_not_"u8, this);
        public Tensor bitwise_or(Tensor other) => Call("bitwise_or.Tensor"u8, this, other);
        public Tensor bitwise_or_(Tensor other) => InPlace("bitwise_or_.Tensor"u8, this, other);
        public Tensor bitwise_right_shift(Tensor other) => Call("bitwise_right_shift.Tensor"u8, this, other);
        public Tensor bitwise_right_shift_(Tensor other) => InPlace("bitwise_right_shift_.Tensor"u8, this, other);
        public Tensor bitwise_xor(Tensor other) => Call("bitwise_xor.Tensor"u8, this, other);
        public Tensor bitwise_xor_(Tensor other) => InPlace("bitwise_xor_.Tensor"u8, this, other);
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Call("bucketize.Tensor"u8, this, boundaries, outInt32, right);
        public Tensor eq(Scalar target) => Call("eq.Scalar"u8, this, target);
        public Tensor eq(Tensor target) => Call("eq.Tensor"u8, this, target);
        public Tensor eq_(Scalar target) => InPlace("eq_.Scalar"u8, this, target);
        public Tensor eq_(Tensor target) => InPlace("eq_.Tensor"u8, this, target);
        public Tensor equal(Tensor target) => eq(target);
        public Tensor ge(Scalar target) => Call("ge.Scalar"u8, this, target);
        public Tensor ge(Tensor target) => Call("ge.Tensor"u8, this, target);
        public Tensor ge_(Scalar target) => InPlace("ge_.Scalar"u8, this, target);
        public Tensor ge_(Tensor target) => InPlace("ge_.Tensor"u8, this, target);
        public Tensor greater(Tensor target) => Call("greater.Tensor"u8, this, target);
        public Tensor greater_equal(Tensor target) => Call("greater_equal.Tensor"u8, this, target);
        public Tensor gt(Scalar target) => Call("gt.Scalar"u8, this, target);
        public Tensor gt(Tensor target) => Call("gt.Tensor"u8, this, target);
        public Tensor gt_(Scalar target) => InPlace("gt_.Scalar"u8, this, target);
        public Tensor gt_(Tensor target) => InPlace("gt_.Tensor"u8, this, target);
        public bool is_conj() => CallBool("is_conj"u8, this);
        public bool is_neg() => CallBool("is_neg"u8, this);
        public bool is_pinned() => CallBool("is_pinned"u8, this);
        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) =>
            Call("isclose"u8, this, other, rtol, atol, nanEqual);
        public Tensor isfinite() => Call("isfinite"u8, this);
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Call("isin.Tensor_Tensor"u8, this, test_elements, assumeUnique, invert);
        public Tensor isinf() => Call("isinf"u8, this);
        public Tensor isnan() => Call("isnan"u8, this);
        public Tensor isneginf() => Call("isneginf"u8, this);
        public Tensor isposinf() => Call("isposinf"u8, this);
        public Tensor isreal() => Call("isreal"u8, this);
        public Tensor le(Scalar target) => Call("le.Scalar"u8, this, target);
        public Tensor le(Tensor target) => Call("le.Tensor"u8, this, target);
        public Tensor le_(Scalar target) => InPlace("le_.Scalar"u8, this, target);
        public Tensor le_(Tensor target) => InPlace("le_.Tensor"u8, this, target);
        public Tensor less(Tensor target) => Call("less.Tensor"u8, this, target);
        public Tensor less_equal(Tensor target) => Call("less_equal.Tensor"u8, this, target);
        public Tensor less_equal_(Tensor target) => InPlace("less_equal_.Tensor"u8, this, target);
        public Tensor logical_and(Tensor other) => Call("logical_and"u8, this, other);
        public Tensor logical_and_(Tensor other) => InPlace("logical_and_"u8, this, other);
        public Tensor logical_not() => Call("logical_not"u8, this);
        public Tensor logical_not_() => InPlace("logical_not_"u8, this);
        public Tensor logical_or(Tensor other) => Call("logical_or"u8, this, other);
        public Tensor logical_or_(Tensor other) => InPlace("logical_or_"u8, this, other);
        public Tensor logical_xor(Tensor other) => Call("logical_xor"u8, this, other);
        public Tensor logical_xor_(Tensor other) => InPlace("logical_xor_"u8, this, other);
        public Tensor lt(Scalar target) => Call("lt.Scalar"u8, this, target);
        public Tensor lt(Tensor target) => Call("lt.Tensor"u8, this, target);
        public Tensor lt_(Scalar target) => InPlace("lt_.Scalar"u8, this, target);
        public Tensor lt_(Tensor target) => InPlace("lt_.Tensor"u8, this, target);
        public Tensor ne(Scalar target) => Call("ne.Scalar"u8, this, target);
        public Tensor ne(Tensor target) => Call("ne.Tensor"u8, this, target);
        public Tensor ne_(Scalar target) => InPlace("ne_.Scalar"u8, this, target);
        public Tensor ne_(Tensor target) => InPlace("ne_.Tensor"u8, this, target);
        public Tensor not_equal(Tensor target) => Call("not_equal.Tensor"u8, this, target);
        public Tensor not_equal_(Tensor target) => InPlace("not_equal_.Tensor"u8, this, target);
        public Tensor where(Tensor condition, Tensor y) => Call("where.self"u8, condition, this, y);
    }
}
