using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Call("mse_loss"u8, input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Call("l1_loss"u8, input, target, (long)reduction);

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0)
                => Call("smooth_l1_loss"u8, input, target, (long)reduction, beta);

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean)
                => Call("huber_loss"u8, input, target, (long)reduction, delta);

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
                => Call("cross_entropy_loss"u8, input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                => Call("nll_loss_nd"u8, input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                => Call("binary_cross_entropy"u8, input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
                => Call("binary_cross_entropy_with_logits"u8, input, target, weight, pos_weights, (long)reduction);

            /// <summary>Mean divides by the number of elements, not by the batch.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean)
                => Call("kl_div"u8, input, target, (long)reduction, log_target);

            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean)
                => Call("poisson_nll_loss"u8, input, target, log_input, full, (double)eps, (long)reduction);

            public static Tensor ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0,
                bool zero_infinity = false, Reduction reduction = Reduction.Mean)
                => Call("ctc_loss.Tensor"u8, log_probs, targets, input_lengths, target_lengths, blank, (long)reduction, zero_infinity);

            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Call("soft_margin_loss"u8, input, target, (long)reduction);

            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean)
                => Call("hinge_embedding_loss"u8, input, target, margin, (long)reduction);

            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0,
                Reduction reduction = Reduction.Mean)
                => Call("margin_ranking_loss"u8, input1, input2, target, margin, (long)reduction);

            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1.0, Tensor? weight = null,
                Reduction reduction = Reduction.Mean)
                => Call("multi_margin_loss"u8, input, target, p, margin, weight, (long)reduction);

            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Call("multilabel_margin_loss"u8, input, target, (long)reduction);

            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0,
                Reduction reduction = Reduction.Mean)
                => Call("cosine_embedding_loss"u8, input1, input2, target, margin, (long)reduction);

            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2,
                double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean)
                => Call("triplet_margin_loss"u8, anchor, positive, negative, margin, (double)p, eps, swap, (long)reduction);

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8)
                => Call("cosine_similarity"u8, x1, x2, dim, eps);

            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-6, bool keepdim = false)
                => Call("pairwise_distance"u8, input1, input2, p, eps, keepdim);
        }
    }
}
