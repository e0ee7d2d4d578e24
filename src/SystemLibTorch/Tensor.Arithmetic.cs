using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Arithmetic between tensors, and between tensors and numbers.</content>
    public partial class Tensor
    {
        public Tensor add(Scalar scalar) => Call("add.Scalar"u8, this, scalar);
        public Tensor add(Tensor target) => Call("add.Tensor"u8, this, target);
        public Tensor add(Scalar scalar, Scalar alpha) => Call("add.Scalar"u8, this, scalar, alpha);
        public Tensor add(Tensor target, Scalar alpha) => Call("add.Tensor"u8, this, target, alpha);
        public Tensor add_(Scalar scalar) => InPlace("add_.Scalar"u8, this, scalar);
        public Tensor add_(Tensor target) => InPlace("add_.Tensor"u8, this, target);
        public Tensor add_(Scalar scalar, Scalar alpha) => InPlace("add_.Scalar"u8, this, scalar, alpha);
        public Tensor add_(Tensor target, Scalar alpha) => InPlace("add_.Tensor"u8, this, target, alpha);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Call("addcdiv"u8, this, tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Call("addcdiv"u8, this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => InPlace("addcdiv_"u8, this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace("addcdiv_"u8, this, tensor1, tensor2, value);
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Call("addcmul"u8, this, tensor1, tensor2, value);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace("addcmul_"u8, this, tensor1, tensor2, value);
        public Tensor arctan() => Call("arctan"u8, this);
        public Tensor arctan(Tensor other) => arctan2(other);
        public Tensor arctan_() => InPlace("arctan_"u8, this);
        public Tensor arctan_(Tensor other) => arctan2_(other);
        public Tensor arctan2(Tensor other) => Call("arctan2"u8, this, other);
        public Tensor arctan2_(Tensor other) => InPlace("arctan2_"u8, this, other);
        public Tensor atan2(Tensor other) => Call("atan2"u8, this, other);
        public Tensor atan2_(Tensor other) => InPlace("atan2_"u8, this, other);
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Call("clamp"u8, this, min, max);
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Call("clamp.Tensor"u8, this, min, max);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace("clamp_"u8, this, min, max);
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => InPlace("clamp_.Tensor"u8, this, min, max);
        public Tensor clamp_max(Scalar max) => Call("clamp_max"u8, this, max);
        public Tensor clamp_max_(Scalar max) => InPlace("clamp_max_"u8, this, max);
        public Tensor clamp_min(Scalar min) => Call("clamp_min"u8, this, min);
        public Tensor clamp_min_(Scalar min) => InPlace("clamp_min_"u8, this, min);
        public Tensor clip(Scalar? min = null, Scalar? max = null) => Call("clip"u8, this, min, max);
        public Tensor copysign(Tensor other) => Call("copysign.Tensor"u8, this, other);
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Call("div.Scalar"u8, this, target) : Call("div.Scalar_mode"u8, this, target, rounding_mode.ToString());
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Call("div.Tensor"u8, this, target) : Call("div.Tensor_mode"u8, this, target, rounding_mode.ToString());
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? InPlace("div_.Scalar"u8, this, target) : InPlace("div_.Scalar_mode"u8, this, target, rounding_mode.ToString());
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? InPlace("div_.Tensor"u8, this, target) : InPlace("div_.Tensor_mode"u8, this, target, rounding_mode.ToString());
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        public Tensor fill_(Scalar value) => InPlace("fill_.Scalar"u8, this, value);
        public Tensor float_power(Tensor target) => Call("float_power.Tensor_Tensor"u8, this, target);
        public Tensor floor_divide(Scalar other) => Call("floor_divide.Scalar"u8, this, other);
        public Tensor floor_divide(Tensor other) => Call("floor_divide"u8, this, other);
        public Tensor floor_divide_(Scalar other) => InPlace("floor_divide_.Scalar"u8, this, other);
        public Tensor floor_divide_(Tensor other) => InPlace("floor_divide_.Tensor"u8, this, other);
        public Tensor fmax(Tensor other) => Call("fmax"u8, this, other);
        public Tensor fmin(Tensor other) => Call("fmin"u8, this, other);
        public Tensor fmod(Scalar scalar) => Call("fmod.Scalar"u8, this, scalar);
        public Tensor fmod(Tensor target) => Call("fmod.Tensor"u8, this, target);
        public Tensor fmod_(Scalar scalar) => InPlace("fmod_.Scalar"u8, this, scalar);
        public Tensor fmod_(Tensor target) => InPlace("fmod_.Tensor"u8, this, target);
        public Tensor gcd(Tensor other) => Call("gcd"u8, this, other);
        public Tensor gcd_(Tensor other) => InPlace("gcd_"u8, this, other);
        public Tensor heaviside(Tensor other) => Call("heaviside"u8, this, other);
        public Tensor hypot(Tensor other) => Call("hypot"u8, this, other);
        public Tensor igamma(Tensor other) => Call("igamma"u8, this, other);
        public Tensor igammac(Tensor other) => Call("igammac"u8, this, other);
        public Tensor lcm(Tensor other) => Call("lcm"u8, this, other);
        public Tensor lcm_(Tensor other) => InPlace("lcm_"u8, this, other);
        public Tensor ldexp(Tensor other) => Call("ldexp.Tensor"u8, this, other);
        public Tensor ldexp_(Tensor other) => InPlace("ldexp_"u8, this, other);
        public Tensor lerp(Tensor end, Tensor weight) => Call("lerp.Tensor"u8, this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => InPlace("lerp_.Tensor"u8, this, end, weight);
        public Tensor logaddexp(Tensor other) => Call("logaddexp"u8, this, other);
        public Tensor logaddexp2(Tensor other) => Call("logaddexp2"u8, this, other);
        public Tensor maximum(Tensor other) => Call("maximum"u8, this, other);
        public Tensor minimum(Tensor other) => Call("minimum"u8, this, other);
        public Tensor mul(Scalar target) => Call("mul.Scalar"u8, this, target);
        public Tensor mul(Tensor target) => Call("mul.Tensor"u8, this, target);
        public Tensor mul_(Scalar target) => InPlace("mul_.Scalar"u8, this, target);
        public Tensor mul_(Tensor target) => InPlace("mul_.Tensor"u8, this, target);
        public Tensor multiply(Scalar target) => Call("multiply.Scalar"u8, this, target);
        public Tensor multiply(Tensor target) => Call("multiply.Tensor"u8, this, target);
        public Tensor nextafter(Tensor other) => Call("nextafter"u8, this, other);
        public Tensor pow(Scalar exponent) => Call("pow.Tensor_Scalar"u8, this, exponent);
        public Tensor pow(Tensor exponent) => Call("pow.Tensor_Tensor"u8, this, exponent);
        public Tensor pow_(Scalar exponent) => InPlace("pow_.Scalar"u8, this, exponent);
        public Tensor pow_(Tensor exponent) => InPlace("pow_.Tensor"u8, this, exponent);
        public Tensor remainder(Scalar scalar) => Call("remainder.Scalar"u8, this, scalar);
        public Tensor remainder(Tensor target) => Call("remainder.Tensor"u8, this, target);
        public Tensor remainder_(Scalar scalar) => InPlace("remainder_.Scalar"u8, this, scalar);
        public Tensor remainder_(Tensor target) => InPlace("remainder_.Tensor"u8, this, target);
        public Tensor sub(Scalar target) => Call("sub.Scalar"u8, this, target);
        public Tensor sub(Tensor target) => Call("sub.Tensor"u8, this, target);
        public Tensor sub_(Scalar target) => InPlace("sub_.Scalar"u8, this, target);
        public Tensor sub_(Tensor target) => InPlace("sub_.Tensor"u8, this, target);
        public Tensor subtract(Scalar target) => Call("subtract.Scalar"u8, this, target);
        public Tensor subtract(Tensor target) => Call("subtract.Tensor"u8, this, target);
        public Tensor subtract_(Scalar target) => InPlace("subtract_.Scalar"u8, this, target);
        public Tensor subtract_(Tensor target) => InPlace("subtract_.Tensor"u8, this, target);
        public Tensor true_divide(Scalar other) => Call("true_divide.Scalar"u8, this, other);
        public Tensor true_divide(Tensor other) => Call("true_divide.Tensor"u8, this, other);
        public Tensor true_divide_(Scalar other) => InPlace("true_divide_.Scalar"u8, this, other);
        public Tensor true_divide_(Tensor other) => InPlace("true_divide_.Tensor"u8, this, other);
        public Tensor xlogy(Scalar y) => Call("xlogy.Scalar_Other"u8, this, y);
        public Tensor xlogy(Tensor y) => Call("xlogy.Tensor"u8, this, y);
        public Tensor xlogy_(Scalar y) => InPlace("xlogy_.Scalar_Other"u8, this, y);
        public Tensor xlogy_(Tensor y) => InPlace("xlogy_.Tensor"u8, this, y);
        public Tensor zero_() => InPlace("zero_"u8, this);
    }
}
