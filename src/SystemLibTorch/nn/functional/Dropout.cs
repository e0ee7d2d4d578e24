using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => inplace ? Alias(InPlace("dropout_"u8, input, p, training)) : Call("dropout"u8, input, p, training);

            /// <summary>Drops whole channels of an input of shape (N, C, L) or (C, L).</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (input.ndim != 2)
                    return FeatureDropout(input, p, training, inplace);
                using Tensor batch = Call("unsqueeze"u8, input, 0);
                using Tensor dropped = FeatureDropout(batch, p, training, inplace);
                return Call("squeeze.dim"u8, dropped, 0);
            }

            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => FeatureDropout(input, p, training, inplace);

            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => FeatureDropout(input, p, training, inplace);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
                => inplace ? Alias(InPlace("alpha_dropout_"u8, input, p, training)) : Call("alpha_dropout"u8, input, p, training);

            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
                => inplace ? Alias(InPlace("feature_alpha_dropout_"u8, input, p, training)) : Call("feature_alpha_dropout"u8, input, p, training);

            private static Tensor FeatureDropout(Tensor input, double p, bool training, bool inplace)
                => inplace ? Alias(InPlace("feature_dropout_"u8, input, p, training)) : Call("feature_dropout"u8, input, p, training);
        }
    }
}
