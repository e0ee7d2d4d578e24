using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Random numbers.</content>
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null) => Call("bernoulli"u8, this, generator);
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => InPlace("bernoulli_.Tensor"u8, this, p, generator);
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => InPlace("bernoulli_.float"u8, this, p, generator);
        public Tensor binomial(Tensor prob, Generator? generator = null) => Call("binomial"u8, this, prob, generator);
        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            InPlace("cauchy_"u8, this, median, sigma, generator);
        public Tensor exponential_(double lambda = 1, Generator? generator = null) => InPlace("exponential_"u8, this, lambda, generator);
        public Tensor geometric_(double p, Generator? generator = null) => InPlace("geometric_"u8, this, p, generator);
        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            InPlace("log_normal_"u8, this, mean, std, generator);
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Call("multinomial"u8, this, num_samples, replacement, generator);
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => InPlace("normal_"u8, this, mean, std, generator);
        public Tensor poisson(Generator? generator = null) => Call("poisson"u8, this, generator);
        public Tensor random_(double from, double to, Generator? generator = null) =>
            InPlace("random_.from"u8, this, (long)@from, (long)to, generator);
        public Tensor uniform_(double from, double to, Generator? generator = null) => InPlace("uniform_"u8, this, from, to, generator);
    }
}
