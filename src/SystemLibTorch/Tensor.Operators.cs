using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>C#'s operators.</content>
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => Call("add.Scalar"u8, left, right);

        public static Tensor operator +(Tensor left, int right) => Call("add.Scalar"u8, left, right);

        public static Tensor operator +(Tensor left, long right) => Call("add.Scalar"u8, left, right);

        public static Tensor operator +(Tensor left, float right) => Call("add.Scalar"u8, left, right);

        public static Tensor operator +(Tensor left, double right) => Call("add.Scalar"u8, left, right);

        public static Tensor operator +(Scalar left, Tensor right) => right + left;

        public static Tensor operator +(int left, Tensor right) => right + left;

        public static Tensor operator +(long left, Tensor right) => right + left;

        public static Tensor operator +(float left, Tensor right) => right + left;

        public static Tensor operator +(double left, Tensor right) => right + left;

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => Call("mul.Scalar"u8, left, right);

        public static Tensor operator *(Tensor left, int right) => Call("mul.Scalar"u8, left, right);

        public static Tensor operator *(Tensor left, long right) => Call("mul.Scalar"u8, left, right);

        public static Tensor operator *(Tensor left, float right) => Call("mul.Scalar"u8, left, right);

        public static Tensor operator *(Tensor left, double right) => Call("mul.Scalar"u8, left, right);

        public static Tensor operator *(Scalar left, Tensor right) => right * left;

        public static Tensor operator *(int left, Tensor right) => right * left;

        public static Tensor operator *(long left, Tensor right) => right * left;

        public static Tensor operator *(float left, Tensor right) => right * left;

        public static Tensor operator *(double left, Tensor right) => right * left;

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => Call("sub.Scalar"u8, left, right);

        public static Tensor operator -(Tensor left, int right) => Call("sub.Scalar"u8, left, right);

        public static Tensor operator -(Tensor left, long right) => Call("sub.Scalar"u8, left, right);

        public static Tensor operator -(Tensor left, float right) => Call("sub.Scalar"u8, left, right);

        public static Tensor operator -(Tensor left, double right) => Call("sub.Scalar"u8, left, right);

        public static Tensor operator -(Scalar left, Tensor right) => Call("rsub.Scalar"u8, right, left);

        public static Tensor operator -(int left, Tensor right) => Call("rsub.Scalar"u8, right, left);

        public static Tensor operator -(long left, Tensor right) => Call("rsub.Scalar"u8, right, left);

        public static Tensor operator -(float left, Tensor right) => Call("rsub.Scalar"u8, right, left);

        public static Tensor operator -(double left, Tensor right) => Call("rsub.Scalar"u8, right, left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => Call("div.Scalar"u8, left, right);

        public static Tensor operator /(Tensor left, int right) => Call("div.Scalar"u8, left, right);

        public static Tensor operator /(Tensor left, long right) => Call("div.Scalar"u8, left, right);

        public static Tensor operator /(Tensor left, float right) => Call("div.Scalar"u8, left, right);

        public static Tensor operator /(Tensor left, double right) => Call("div.Scalar"u8, left, right);

        public static Tensor operator /(Scalar left, Tensor right) => Reciprocal(right, left);

        public static Tensor operator /(int left, Tensor right) => Reciprocal(right, left);

        public static Tensor operator /(long left, Tensor right) => Reciprocal(right, left);

        public static Tensor operator /(float left, Tensor right) => Reciprocal(right, left);

        public static Tensor operator /(double left, Tensor right) => Reciprocal(right, left);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => Call("remainder.Scalar"u8, left, right);

        public static Tensor operator %(Tensor left, int right) => Call("remainder.Scalar"u8, left, right);

        public static Tensor operator %(Tensor left, long right) => Call("remainder.Scalar"u8, left, right);

        public static Tensor operator %(Tensor left, float right) => Call("remainder.Scalar"u8, left, right);

        public static Tensor operator %(Tensor left, double right) => Call("remainder.Scalar"u8, left, right);

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        /// <summary>left / right, as TorchSharp computes it.</summary>
        private static Tensor Reciprocal(Tensor right, Arg left)
        {
            using var inverse = right.reciprocal();
            return Call("mul.Scalar"u8, inverse, left);
        }
    }
}
