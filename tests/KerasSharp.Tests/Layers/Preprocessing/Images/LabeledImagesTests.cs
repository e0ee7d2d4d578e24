namespace KerasSharp.Tests.Layers;

/// <summary>Labels, boxes and masks change as their images do, also where Keras 3.16's do not (docs/differences.md).</summary>
public sealed class LabeledImagesTests
{
    private static readonly float[] Box = [7, 5, 17, 13];

    /// <summary>Layers that move images upright; boxes of whole pixels stay around what they hold.</summary>
    public static TheoryData<string> Upright => new(Layers.Keys);

    private static Dictionary<string, Func<string, DataFormat, ImageLayer>> Layers { get; } = new()
    {
        ["flip"] = (format, channels) => new RandomFlip(seed: 2, dataFormat: channels) { BoundingBoxFormat = format },
        ["translation"] = (format, channels) => new RandomTranslation(
            0.2, 0.2, "constant", seed: 3, dataFormat: channels)
        { BoundingBoxFormat = format },
        ["zoom"] = (format, channels) => new RandomZoom((-0.3, -0.1), (0, 0.3), "constant", seed: 4,
            dataFormat: channels)
        { BoundingBoxFormat = format },
        ["crop"] = (format, channels) => new RandomCrop(20, 22, seed: 6, dataFormat: channels) { BoundingBoxFormat = format },
        ["crop of small images"] = (format, channels) => new RandomCrop(
            40, 20, seed: 6, dataFormat: channels)
        { BoundingBoxFormat = format },
        ["centre"] = (format, channels) => new CenterCrop(16, 20, channels) { BoundingBoxFormat = format },
        ["centre of small images"] = (format, channels) => new CenterCrop(40, 20, channels) { BoundingBoxFormat = format },
        ["resizing"] = (format, channels) => new Resizing(48, 30, dataFormat: channels) { BoundingBoxFormat = format },
        ["resizing with borders"] = (format, channels) => new Resizing(
            48, 30, padToAspectRatio: true, dataFormat: channels)
        { BoundingBoxFormat = format },
    };

    [Theory, MemberData(nameof(Upright))]
    public void BoxesAndMasksStayWithWhatTheyShow(string name)
    {
        foreach (var format in new[] { "xyxy", "yxyx", "xywh", "center_xywh", "center_yxhw", "rel_xyxy", "rel_yxyx", "rel_xywh",
            "rel_center_xywh" })
        {
            using var scope = NewDisposeScope();
            var channels = format.StartsWith("rel", StringComparison.Ordinal) ? DataFormat.ChannelsFirst : DataFormat.ChannelsLast;
            using var layer = Layers[name](format, channels);
            var (images, masks) = Scene(channels, 3);
            var boxes = BoxFormat.FromCorners(tensor(Box).expand(3, 1, 4), format, 28, 24);
            var changed = layer.Apply(new(images) { SegmentationMasks = masks, BoundingBoxes = new(boxes, ones(3, 1, ScalarType.Int64)) },
                training: true);

            var (height, width) = (changed.Images.size(layer.HeightAxis), changed.Images.size(layer.HeightAxis + 1));
            var found = BoxFormat.ToCorners(changed.BoundingBoxes!.Boxes, format, height, width);
            Assert.Equal(ScalarType.Int32, changed.SegmentationMasks!.dtype);
            for (var i = 0; i < 3; i++)
            {
                // Half of a value is where a border lies between two pixels.
                var seen = Around(changed.Images[i].gt(127), channels);
                Assert.All(seen.Zip(Small.Values(found[i, 0])), pair => Assert.InRange(pair.Second - pair.First, -1.5f, 1.5f));
                Assert.Equal(1, changed.BoundingBoxes.Labels[i, 0].item<long>());
                Assert.All(seen.Zip(Around(changed.SegmentationMasks[i].eq(2), channels)), pair => Assert.InRange(
                    pair.Second - pair.First, -1f, 1f));
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void TurnedAndDistortedMasksAreThoseOfTheImages(bool turned)
    {
        using var scope = NewDisposeScope();
        var (images, masks) = Scene(DataFormat.ChannelsLast, 3);
        using ImageLayer layer = turned
            ? new RandomRotation(0.2, interpolation: "nearest", seed: 1) { BoundingBoxFormat = "xywh" }
            : new RandomPerspective(scale: 0.6, interpolation: "nearest", seed: 1) { BoundingBoxFormat = "xywh" };
        var given = new BoundingBoxes(BoxFormat.FromCorners(tensor(Box).expand(3, 1, 4), "xywh", 28, 24), ones(3, 1));
        var changed = layer.Apply(new(images) { SegmentationMasks = masks, BoundingBoxes = given }, training: true);

        Assert.Equal(changed.Images.gt(127).to(ScalarType.Int32).sum().item<long>(), changed.SegmentationMasks!.eq(2).sum().item<long>());
        Assert.True(changed.Images.gt(127).eq(changed.SegmentationMasks.eq(2)).all().item<bool>());
        var found = BoxFormat.ToCorners(changed.BoundingBoxes!.Boxes, "xywh", 28, 24);
        for (var i = 0; i < 3; i++)
        {
            var seen = Around(changed.Images[i].gt(127), DataFormat.ChannelsLast);
            Assert.All(seen.Zip(Small.Values(found[i, 0])), pair => Assert.InRange(pair.Second - pair.First, -2f, 2f));
        }
    }

    [Fact]
    public void BoxesOutsideLoseTheirLabels()
    {
        using var scope = NewDisposeScope();
        using var layer = new CenterCrop(4, 4) { BoundingBoxFormat = "xyxy" };
        var boxes = new BoundingBoxes(tensor(new float[,] { { 0, 0, 3, 3 }, { 2, 2, 6, 9 } }), tensor(new long[] { 5, 6 }));
        var changed = layer.Apply(new(zeros(10, 10, 3)) { BoundingBoxes = boxes });
        Assert.Equal([-1f, 6f], Small.Values(changed.BoundingBoxes!.Labels));
        Assert.Equal([0f, 0, 0, 0, 0, 0, 3, 4], Small.Values(changed.BoundingBoxes.Boxes));
    }

    [Fact]
    public void MixUpMixesMasksAndKeepsBoxesOfBoth()
    {
        using var scope = NewDisposeScope();
        using var layer = new MixUp(0.4, seed: 2) { BoundingBoxFormat = "xyxy" };
        var images = arange(4, ScalarType.Float32).view(4, 1, 1, 1).expand(4, 3, 3, 1);
        var boxes = new BoundingBoxes((arange(4, ScalarType.Float32).view(4, 1, 1) + tensor(new float[] { 0, 0, 2, 2 })).expand(4, 2, 4),
            arange(4, ScalarType.Int64).view(4, 1).expand(4, 2));
        var changed = layer.Apply(new(images)
        {
            SegmentationMasks = images.to(ScalarType.Int32),
            Labels = arange(4, ScalarType.Float32),
            BoundingBoxes = boxes
        }, training: true);
        Assert.Equal(Small.Values(changed.Images[.., 0, 0, 0]), Small.Values(changed.SegmentationMasks![.., 1, 2, 0]));
        Assert.Equal(Small.Values(changed.Images[.., 0, 0, 0]), Small.Values(changed.Labels!));
        Assert.Equal([4, 4, 4], changed.BoundingBoxes!.Boxes.shape);
        Assert.Equal(Small.Values(changed.BoundingBoxes.Boxes[.., .., 0]), Small.Values(changed.BoundingBoxes.Labels));
        Assert.Equal([0f, 1, 2, 3], Small.Values(changed.BoundingBoxes.Labels[.., 0]));
    }

    [Fact]
    public void CutMixPastesMasksOfAnyNumberOfChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = new CutMix(seed: 5);
        var images = arange(4, ScalarType.Float32).view(4, 1, 1, 1).expand(4, 8, 8, 3);
        var changed = layer.Apply(new(images) { SegmentationMasks = images[.., .., .., ..1].to(ScalarType.Byte) }, training: true);
        Assert.Equal([4, 8, 8, 1], changed.SegmentationMasks!.shape);
        Assert.Equal(Small.Values(changed.Images[.., .., .., 1]), Small.Values(changed.SegmentationMasks));
    }

    [Fact]
    public void APipelineHandsEverythingOn()
    {
        using var scope = NewDisposeScope();
        var (images, masks) = Scene(DataFormat.ChannelsLast, 3);
        var data = new LabeledImages(images)
        {
            SegmentationMasks = masks,
            Labels = eye(3),
            BoundingBoxes = new(
            tensor(Box).expand(3, 1, 4), ones(3, 1))
        };
        using var pipeline = new Pipeline(
        [
            new RandomFlip(seed: 2) { BoundingBoxFormat = "xyxy" }, new Rescaling(0.5), new Resizing(14, 12) { BoundingBoxFormat = "xyxy" },
            new MaxNumBoundingBoxes(2, boundingBoxFormat: "xyxy"),
        ]);
        var changed = pipeline.Apply(data);
        Assert.Equal([3, 14, 12, 1], changed.Images.shape);
        Assert.Equal([3, 14, 12, 1], changed.SegmentationMasks!.shape);
        Assert.Equal([3, 2, 4], changed.BoundingBoxes!.Boxes.shape);
        Assert.Equal([1f, -1, 1, -1, 1, -1], Small.Values(changed.BoundingBoxes.Labels));
        Assert.Equal(Small.Values(eye(3)), Small.Values(changed.Labels!));
        Assert.Equal(127.5f, changed.Images.max().item<float>());
        LiveTensors.AssertSteady(() =>
        {
            var again = pipeline.Apply(data);
            Array.ForEach([again.Images, again.Labels!, again.SegmentationMasks!, again.BoundingBoxes!.Boxes, again.BoundingBoxes.Labels],
                tensor => tensor.Dispose());
        });
    }

    [Fact]
    public void TheFormatGoesIntoTheConfig()
    {
        using var layer = new RandomFlip(seed: 1) { BoundingBoxFormat = "rel_xyxy" };
        using var again = (RandomFlip)Registry.Find(typeof(RandomFlip))!.Create(layer.GetConfig());
        Assert.Equal("rel_xyxy", again.BoundingBoxFormat);
        using var without = new RandomFlip();
        Assert.False(without.GetConfig().Contains("bounding_box_format"));
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedBeforeAnythingIsDrawn()
    {
        using var scope = NewDisposeScope();
        using var layer = new RandomFlip(seed: 1) { BoundingBoxFormat = "xyxy" };
        var images = zeros(2, 5, 4, 3);
        Refused("(height, width, channels)", new(zeros(5, 4)));
        Refused("`Labels`", new(images) { Labels = zeros(3, 2) });
        Refused("`SegmentationMasks`", new(images) { SegmentationMasks = zeros(2, 4, 5, 1) });
        Refused("(2, n, 4)", new(images) { BoundingBoxes = new(zeros(2, 1, 5), zeros(2, 1)) });
        Refused("labels of boxes", new(images) { BoundingBoxes = new(zeros(2, 3, 4), zeros(2, 2)) });
        using var fresh = new RandomFlip(seed: 1);
        Assert.Equal(Small.Values(fresh.Apply(SmallImages.Make(), training: true)), Small.Values(
            layer.Apply(SmallImages.Make(), training: true)));
        Assert.Contains("BoundingBoxFormat", Assert.Throws<ArgumentException>(
            () => fresh.Apply(new(images) { BoundingBoxes = new(zeros(2, 1, 4), zeros(2, 1)) })).Message, StringComparison.Ordinal);
        Assert.Contains("upside_down", Assert.Throws<ArgumentException>(
            () => new RandomFlip { BoundingBoxFormat = "upside_down" }).Message, StringComparison.Ordinal);
        using var mixing = new CutMix { BoundingBoxFormat = "xyxy" };
        Assert.Contains("CutMix", Assert.Throws<NotSupportedException>(
            () => mixing.Apply(new(images) { BoundingBoxes = new(zeros(2, 1, 4), zeros(2, 1)) })).Message, StringComparison.Ordinal);

        void Refused(string words, LabeledImages data) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(() => layer.Apply(data, training: true)).Message,
                StringComparison.Ordinal);
    }

    /// <summary>Dark images, 28 by 24, with a bright box, and masks of class 2 there.</summary>
    private static (Tensor Images, Tensor Masks) Scene(DataFormat format, long count)
    {
        var images = zeros(count, 28, 24, 1);
        images[.., 5..13, 7..17, ..] = 255;
        images = format == DataFormat.ChannelsLast ? images : images.permute(0, 3, 1, 2);
        return (images, images.gt(0).to(ScalarType.Int32) * 2);
    }

    /// <summary>Left, top, right, bottom of what is true.</summary>
    private static float[] Around(Tensor seen, DataFormat format)
    {
        var plane = format == DataFormat.ChannelsLast ? seen[.., .., 0] : seen[0];
        var (rows, columns) = (Small.Values(plane.any(1).nonzero()), Small.Values(plane.any(0).nonzero()));
        return [columns[0], rows[0], columns[^1] + 1, rows[^1] + 1];
    }
}
