using F = TorchSharp.torch.nn.functional;

namespace KerasSharp.Tests.TorchSharpBehaviour;

[Collection(nameof(GlobalRandomState))]
public sealed class FunctionalTests : TorchSharpTests
{
    [Fact]
    public void LinearAndBilinear()
    {
        Tensor x = tensor(new[] { 1.0, 2.0 }, [1, 2]), y = tensor(new[] { 3.0 }, [1, 1]);
        Check.Values(F.linear(x, tensor(new[] { 3.0, 4.0 }, [1, 2]), tensor(new[] { 0.5 })), 11.5);
        Check.Values(F.bilinear(x, y, tensor(new[] { 1.0, 10.0 }, [1, 2, 1])), 63);
    }

    [Fact]
    public void ConvolutionsOfEveryRank()
    {
        Tensor x = arange(1, 5, ScalarType.Float64);
        Check.Values(F.conv1d(x.reshape(1, 1, 4), tensor(new[] { 1.0, -1.0 }, [1, 1, 2]), stride: 2), -1, -1);
        Check.Values(F.conv1d(x.reshape(1, 1, 4), tensor(new[] { 1.0, 1.0 }, [1, 1, 2]), padding: 1, dilation: 2), 2, 4, 6, 3);
        Check.Values(F.conv1d_padding(x.reshape(1, 1, 4), ones(1, 1, 3, ScalarType.Float64), padding: TorchSharp.Padding.Same), 3, 6, 9, 7);
        Check.Values(
            F.conv2d(
            x.reshape(1, 2, 1, 2), tensor(new[] { 1.0, 10.0 }, [2, 1, 1, 1]), tensor(new[] { 0.0, 1.0 }), groups: 2), 1, 2, 31, 41);
        Check.Values(F.conv2d_padding(x.reshape(1, 1, 2, 2), ones(1, 1, 2, 2, ScalarType.Float64)), 10);
        Check.Values(F.conv3d(x.reshape(1, 1, 1, 2, 2), ones([1, 1, 1, 2, 2], ScalarType.Float64)), 10);
        Check.Shape(F.conv3d_padding(zeros([1, 1, 3, 3, 3]), zeros([1, 1, 3, 3, 3]), padding: TorchSharp.Padding.Same), 1, 1, 3, 3, 3);
    }

    [Fact]
    public void TransposedConvolutions()
    {
        Tensor x = tensor(new[] { 1.0, 2.0 });
        Check.Values(F.conv_transpose1d(x.reshape(1, 1, 2), tensor(new[] { 1.0, 10.0 }, [1, 1, 2])), 1, 12, 20);
        Check.Values(
            F.conv_transpose1d(x.reshape(1, 1, 2), tensor(new[] { 1.0, 10.0 }, [1, 1, 2]), stride: 2, output_padding: 1), 1, 10, 2, 20, 0);
        Check.Values(F.conv_transpose2d(x.reshape(1, 1, 1, 2), ones(1, 1, 1, 2, ScalarType.Float64), strides: [1, 2]), 1, 1, 2, 2);
        Check.Shape(F.conv_transpose2d(zeros(1, 1, 2, 2), zeros(1, 1, 2, 2), dilation: [2, 2]), 1, 1, 4, 4);
        var half = F.conv_transpose1d(
            x.reshape(1, 1, 2).to_type(ScalarType.BFloat16), tensor(new[] { 1.0, 10.0 }, [1, 1, 2]).to_type(ScalarType.BFloat16));
        Assert.Equal(ScalarType.BFloat16, half.dtype);
        Check.Values(half.to_type(ScalarType.Float64), 1, 12, 20);
        Check.Shape(F.conv_transpose3d(zeros([1, 2, 1, 1, 1]), zeros([2, 3, 2, 2, 2])), 1, 3, 2, 2, 2);
    }

    [Fact]
    public void MaxPools()
    {
        Tensor x = tensor(new[] { 1.0, 5.0, 2.0, 4.0, 3.0 });
        Check.Values(F.max_pool1d(x.reshape(1, 1, 5), 2), 5, 4);
        Check.Values(F.max_pool1d(x.reshape(1, 1, 5), 2, ceil_mode: true), 5, 4, 3);
        Check.Values(F.max_pool1d_with_indices(x.reshape(1, 1, 5), 3, stride: 1).Item2, 1, 1, 3);
        Check.Values(F.max_pool2d(x.reshape(1, 1, 1, 5), (1, 2)), 5, 4);
        Check.Values(F.max_pool2d(x.reshape(1, 1, 1, 5), [1, 3], strides: [1, 2]), 5, 4);
        Check.Shape(F.max_pool2d(zeros(1, 1, 4, 4), 3, stride: 1, padding: 1), 1, 1, 4, 4);
        Check.Values(F.max_pool2d_with_indices(x.reshape(1, 1, 1, 5), [1, 2]).Item2, 1, 3);
        Check.Shape(F.max_pool3d(zeros([1, 1, 4, 4, 4]), [2, 2, 2]), 1, 1, 2, 2, 2);
        Check.Values(F.adaptive_max_pool1d(x.reshape(1, 1, 5), 1), 5);
        Check.Values(F.adaptive_max_pool2d(x.reshape(1, 1, 1, 5), [1, 1]), 5);
    }

    [Fact]
    public void AveragePools()
    {
        Tensor x = tensor(new[] { 1.0, 5.0, 2.0, 4.0 });
        Check.Values(F.avg_pool1d(x.reshape(1, 1, 4), 2), 3, 3);
        Check.Values(F.avg_pool1d(x.reshape(1, 1, 4), 2, padding: 1, count_include_pad: false), 1, 3.5, 4);
        Check.Values(F.avg_pool2d(x.reshape(1, 1, 2, 2), 2), 3);
        Check.Values(F.avg_pool2d(x.reshape(1, 1, 2, 2), (1, 2), stride: (1, 1)), 3, 3);
        Check.Values(F.avg_pool2d(x.reshape(1, 1, 2, 2), [2, 2], divisor_override: 2), 6);
        Check.Values(F.avg_pool3d(x.reshape(1, 1, 1, 2, 2), [1, 2, 2]), 3);
        Check.Values(F.adaptive_avg_pool1d(x.reshape(1, 1, 4), 2), 3, 3);
        Check.Values(F.adaptive_avg_pool2d(x.reshape(1, 1, 2, 2), 1), 3);
        Check.Values(F.adaptive_avg_pool2d(x.reshape(1, 1, 2, 2), (2, 1)), 3, 3);
        Check.Values(F.adaptive_avg_pool3d(x.reshape(1, 1, 1, 2, 2), (1, 1, 1)), 3);
        Check.Values(F.lp_pool1d(tensor(new[] { 3.0, 4.0 }, [1, 1, 2]), 2, 2), 5);
        Check.Values(F.lp_pool2d(tensor(new[] { 3.0, 4.0, 0.0, 0.0 }, [1, 1, 2, 2]), 2, 2), 5);
    }

    [Fact]
    public void Pads()
    {
        Tensor x = tensor(new[] { 1.0, 2.0, 3.0 }, [1, 1, 3]);
        Check.Values(F.pad(x, (1, 2), value: 9), 9, 1, 2, 3, 9, 9);
        Check.Values(F.pad(x, (1, 1), PaddingModes.Reflect), 2, 1, 2, 3, 2);
        Check.Values(F.pad(x, [1L, 1L], PaddingModes.Replicate), 1, 1, 2, 3, 3);
        Check.Values(F.pad(x, new long[] { 1, 1 }, PaddingModes.Circular), 3, 1, 2, 3, 1);
        Check.Shape(F.pad(x, (0, 1, 2, 0)), 1, 3, 4);
        Check.Shape(F.pad(x, 1), 3, 3, 5);
        Check.Values(F.pad(x, (-1, 0)), 2, 3);
    }

    [Fact]
    public void Interpolates()
    {
        Tensor line = tensor(new[] { 1.0, 3.0 }, [1, 1, 2]), image = tensor(new[] { 1.0, 2.0, 3.0, 4.0 }, [1, 1, 2, 2]);
        Check.Values(F.interpolate(line, [4]), 1, 1, 3, 3);
        Check.Values(F.interpolate(line, scale_factor: [2], mode: InterpolationMode.Linear), 1, 1.5, 2.5, 3);
        Check.Values(F.interpolate(line, [3], mode: InterpolationMode.Linear, align_corners: true), 1, 2, 3);
        Check.Values(F.interpolate(image, [1, 1], mode: InterpolationMode.Area), 2.5);
        Check.Values(F.interpolate(image, [1, 4], mode: InterpolationMode.Bilinear), 2, 2.25, 2.75, 3);
        Check.Shape(F.interpolate(image, scale_factor: [2, 2], mode: InterpolationMode.Bicubic), 1, 1, 4, 4);
        Check.Shape(F.interpolate(image, [4, 4], mode: InterpolationMode.Bilinear, antialias: true), 1, 1, 4, 4);
        Check.Shape(F.interpolate(zeros([1, 1, 2, 2, 2]), [3, 3, 3], mode: InterpolationMode.Trilinear), 1, 1, 3, 3, 3);
        Check.Values(F.interpolate(image, [1, 2], mode: InterpolationMode.NearestExact), 3, 4);
        Check.Shape(F.interpolate(line, scale_factor: [1.6], recompute_scale_factor: true), 1, 1, 3);
        Assert.ThrowsAny<Exception>(() => F.interpolate(line));
        Assert.ThrowsAny<Exception>(() => F.interpolate(line, [4, 4]));
        Assert.ThrowsAny<Exception>(() => F.interpolate(line, [4], align_corners: true));
    }

    [Fact]
    public void SamplesAlongAGrid()
    {
        Tensor image = tensor(new[] { 1.0, 2.0, 3.0, 4.0 }, [1, 1, 2, 2]);
        Tensor flip = tensor(new[] { -1.0, 0.0, 0.0, 0.0, 1.0, 0.0 }, [1, 2, 3]);
        Tensor grid = F.affine_grid(flip, [1, 1, 2, 2]);
        Check.Shape(grid, 1, 2, 2, 2);
        Check.Values(F.grid_sample(image, grid), 2, 1, 4, 3);
        Check.Values(F.grid_sample(image, grid * 3, GridSampleMode.Nearest, GridSamplePaddingMode.Border), 2, 1, 4, 3);
        Check.Values(F.grid_sample(image, grid * 9, GridSampleMode.Nearest), 0, 0, 0, 0);
    }

    [Fact]
    public void UnfoldsAndFolds()
    {
        Tensor image = arange(9, ScalarType.Float64).reshape(1, 1, 3, 3);
        Tensor patches = F.unfold(image, 2);
        Check.Shape(patches, 1, 4, 4);
        Check.Values(patches[0, 0], 0, 1, 3, 4);
        Check.Values(F.fold(patches, 3, 2), 0, 2, 2, 6, 16, 10, 6, 14, 8);
        Check.Shape(F.unfold(image, (1, 2), stride: (1, 2)), 1, 2, 3);
        Tensor deep = arange(4, ScalarType.Float64).reshape(1, 4, 1, 1);
        Check.Shape(F.pixel_shuffle(deep, 2), 1, 1, 2, 2);
        Check.Values(F.pixel_unshuffle(F.pixel_shuffle(deep, 2), 2), 0, 1, 2, 3);
    }

    [Fact]
    public void Normalizations()
    {
        Tensor x = tensor(new[] { 1.0, 3.0, 2.0, 6.0 }, [1, 2, 2]);
        Check.Values(F.layer_norm(x, [2], eps: 0), -1, 1, -1, 1);
        Check.Values(F.layer_norm(x, [2], tensor(new[] { 2.0, 3.0 }), tensor(new[] { 0.0, 1.0 }), 0), -2, 4, -2, 4);
        Check.Values(F.group_norm(x, 2, eps: 0), -1, 1, -1, 1);
        Check.Values(F.instance_norm(x, eps: 0), -1, 1, -1, 1);
        Check.Values(F.batch_norm(x, tensor(new[] { 1.0, 2.0 }), tensor(new[] { 4.0, 16.0 }), eps: 0), 0, 1, 0, 1);
        // The window of two channels has its padding on the side of the earlier channel.
        Check.Values(F.local_response_norm(x, 2, alpha: 2, beta: 1), 1.0 / 2, 3.0 / 10, 2.0 / 6, 6.0 / 46);
    }

    [Fact]
    public void Dropouts()
    {
        manual_seed(11);
        Tensor x = ones(1, 400, 2, 2);
        double[] numbers = Check.Numbers(F.dropout2d(x));
        Assert.All(numbers.Chunk(4), channel => Assert.True(channel.Distinct().Single() is 0 or 2));
        Assert.InRange(numbers.Count(n => n == 0), 600, 1000);
        Check.Values(F.dropout(ones(2), training: false), 1, 1);
        Check.Values(F.dropout(ones(2), 1), 0, 0);
        Check.Shape(F.dropout1d(ones(3, 4)), 3, 4);
        Assert.All(Check.Numbers(F.dropout1d(ones(50, 3))).Chunk(3), channel => Assert.True(channel.Distinct().Single() is 0 or 2));
        Check.Shape(F.dropout3d(ones([1, 2, 2, 2, 2])), 1, 2, 2, 2, 2);
        Check.Values(F.alpha_dropout(ones(2)), 1, 1);
        Assert.Equal(2, Check.Numbers(F.alpha_dropout(ones(1000), training: true)).Distinct().Count());
        Check.Values(F.feature_alpha_dropout(ones(1, 2, 1)), 1, 1);
        Tensor changed = ones(8);
        F.dropout(changed, 1, inplace: true).Dispose();
        Check.Values(changed, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    [Fact]
    public void OneHot()
    {
        Check.Values(F.one_hot(tensor(new[] { 2L, 0L })), 0, 0, 1, 1, 0, 0);
        Check.Shape(F.one_hot(tensor(new[] { 1L }), 5), 1, 5);
    }

    [Fact]
    public void AttentionMixesValuesByItsScores()
    {
        Tensor query = tensor(new[] { 2.0, 0.0, 0.0, 2.0 }, [1, 2, 2]), value = tensor(new[] { 10.0, 20.0 }, [1, 2, 1]);
        double same = 4 / Math.Sqrt(2), share = Math.Exp(same) / (Math.Exp(same) + 1);
        Check.Values(F.scaled_dot_product_attention(query, query, value), 10 * share + 20 * (1 - share), 10 * (1 - share) + 20 * share);
        Check.Values(F.scaled_dot_product_attention(query, query, value, is_casual: true), 10, 10 * (1 - share) + 20 * share);
        Tensor mask = tensor(new[] { true, false, true, false }).reshape(2, 2);
        Check.Values(F.scaled_dot_product_attention(query, query, value, mask), 10, 10);
        Tensor added = tensor(new[] { 0.0, -1000.0, -1000.0, 0.0 }, [2, 2]);
        Check.Values(F.scaled_dot_product_attention(query, query, value, added), 10, 20);
    }

    [Fact]
    public void ComposedFunctionsLeaveNothing()
    {
        using Tensor x = rand(1, 2, 4, 4);
        Check.LeavesNothing(() =>
        {
            F.scaled_dot_product_attention(x, x, x, is_casual: true).Dispose();
            F.layer_norm(x, [4]).Dispose();
            F.interpolate(x, [3, 3], mode: InterpolationMode.Bilinear).Dispose();
            F.max_pool2d(x, 2).Dispose();
            F.pad(x, (1, 1)).Dispose();
        });
    }
}
