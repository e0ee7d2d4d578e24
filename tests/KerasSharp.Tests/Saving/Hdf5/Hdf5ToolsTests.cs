using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KerasSharp.Tests.Saving.Hdf5;

/// <summary>Our HDF5 against the format's own library, both ways: h5py writes and we read, we write and h5py, h5dump and h5diff
/// read.</summary>
/// <remarks>.ci/run installs the tools where there is apt; on another machine the files that h5py wrote beforehand stand in.</remarks>
public sealed class Hdf5ToolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hdf5").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("earliest")]
    [InlineData("v108")]
    [InlineData("v110")]
    [InlineData("latest")]
    public void What_h5py_writes_is_read(string version)
    {
        var path = Path.Combine(_folder, "theirs.h5");
        if (Python(WriteScript, path, version) is null)
            path = Path.Combine(AppContext.BaseDirectory, "Goldens", "data", "files", "cnn_batchnorm.weights.h5");
        using var file = Hdf5File.Open(path);
        if (file.Root.Find("numbers") is not Hdf5Group numbers)
        {
            Assert.Contains("layers", file.Root.Names);
            return;
        }

        foreach (var name in numbers.Names)
        {
            var values = numbers.FindDataset(name)!.ReadValues();
            Assert.Equal(35, values.Length);
            for (var i = 0; i < values.Length; i++)
                Assert.Equal(name.EndsWith("bool", StringComparison.Ordinal) ? i % 2 : i, Convert.ToDouble(values[i]), 6);
        }

        var chunked = file.Root.FindGroup("chunked")!;
        foreach (var name in chunked.Names)
        {
            var dataset = chunked.FindDataset(name)!;
            Assert.Equal(
                Enumerable.Range(0, (int)(dataset.ByteLength / 4))
                .Select(i => (float)i), MemoryMarshal.Cast<byte, float>(dataset.ReadBytes()).ToArray());
        }

        Assert.Equal(["a", "", "ccc"], file.Root.FindDataset("texts")!.ReadValues());
        Assert.Equal(["ab", "cdef"], file.Root.FindDataset("fixed")!.ReadValues());
        Assert.Equal([0.0f, 2.5f], MemoryMarshal.Cast<byte, float>(file.Root.FindDataset("filled")!.ReadBytes())[9..11].ToArray());
        var many = file.Root.FindGroup("many")!;
        Assert.Equal(300, many.Names.Count);
        Assert.Equal(77.0, Assert.Single(many.FindDataset("x77")!.ReadValues()));
        Assert.Equal("attribute 59", many.Attributes["k59"].Text);
        Assert.Equal("grüße", file.Root.Attributes["greeting"].Text);
        Assert.Empty(file.Root.Attributes["none"].Texts);
        Assert.Equal(new string('y', 70_000), file.Root.Attributes["long"].Text);
        Rejects.With<ModelFileException>("soft link", () => file.Root.Find("soft"));
        Rejects.With<ModelFileException>("link out of the file", () => file.Root.Find("outside"));
        Rejects.With<ModelFileException>("lzf", () => file.Root.Find("lzf"));
        Rejects.With<ModelFileException>("compound", () => file.Root.Find("compound"));
    }

    [Fact]
    public void What_we_write_is_read_by_the_library()
    {
        var path = Path.Combine(_folder, "ours.h5");
        Write(path);
        using (var file = Hdf5File.Open(path))
        {
            Assert.Equal(
                [1f, 2f, 3f, 4f, 5f, 6f], MemoryMarshal.Cast<byte, float>(file.Root.FindDataset("deep/er/f4")!.ReadBytes()).ToArray());
            Assert.Equal(2000, file.Root.FindGroup("many")!.Names.Count);
            Assert.Equal(["a", "", "ü"], file.Root.Attributes["texts"].Texts);
        }

        if (Python(ReadScript, path) is { } answer)
            Assert.Equal("6 True 2000 grüße 3 0 5 7 2 ok", answer.Trim());
        if (Run("h5dump", path) is { } dump)
            Assert.Contains("H5T_IEEE_F32LE", dump, StringComparison.Ordinal);
        if (Run("h5diff", path, path) is { } difference)
            Assert.Equal("", difference.Trim());
    }

    private static void Write(string path)
    {
        var writer = new Hdf5Writer();
        writer.Root.SetAttribute("greeting", "grüße");
        writer.Root.SetAttribute("texts", ["a", "", "ü"]);
        writer.Root.SetAttribute("none", []);
        Add(writer.Root, "deep/er/f4", new Datatype(ElementKind.Float, 4), [2, 3], new float[] { 1, 2, 3, 4, 5, 6 });
        Add(writer.Root, "bool", new Datatype(ElementKind.Bool, 1), [2], new byte[] { 1, 0 });
        Add(writer.Root, "scalar", new Datatype(ElementKind.Signed, 8), [], new[] { 5L });
        Add(writer.Root, "empty", new Datatype(ElementKind.Float, 8), [0, 7], Array.Empty<double>());
        Add(writer.Root, "half", new Datatype(ElementKind.Float, 2), [1], new[] { (Half)2 });
        for (var i = 0; i < 2000; i++)
            Add(writer.Root, $"many/x{i}", new Datatype(ElementKind.Unsigned, 1), [1], new[] { (byte)i });
        using var file = File.Create(path);
        writer.WriteTo(file);
    }

    private static void Add<T>(Hdf5GroupWriter group, string name, Datatype type, long[] shape, T[] values)
        where T : unmanaged => group.Dataset(name, type, shape, stream => stream.Write(MemoryMarshal.AsBytes(values.AsSpan())));

    /// <summary>The output of a Python script; null where this machine has no h5py.</summary>
    private static string? Python(string script, params string[] arguments) =>
        Run("/usr/bin/python3", ["-c", "import h5py"]) is null ? null : Run("/usr/bin/python3", ["-c", script, .. arguments])
            ?? throw new InvalidOperationException("The script failed.");

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private const string WriteScript =
        """
        import sys, h5py, numpy as np
        f = h5py.File(sys.argv[1], 'w', libver=sys.argv[2] if sys.argv[2] == 'latest' else (sys.argv[2], 'v110' if sys.argv[2] == 'v110' else 'v108'))
        for t in ['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', '>f4', '>i2']:
            f['numbers/' + t.replace('>', 'big')] = np.arange(35).reshape(5, 7).astype(t)
        f['numbers/bool'] = (np.arange(35) % 2).astype(bool)
        def chunked(name, shape, chunks, **options):
            f.create_dataset('chunked/' + name, data=np.arange(np.prod(shape), dtype='f4').reshape(shape), chunks=chunks, **options)
        chunked('single', (10, 10), (10, 10))
        chunked('packed', (10, 10), (10, 10), compression='gzip', shuffle=True)
        chunked('fixed', (33, 17), (5, 4), compression='gzip', shuffle=True, fletcher32=True)
        chunked('paged', (3000, 3), (1, 1))
        chunked('bounded', (33, 17), (5, 4), maxshape=(50, 40))
        chunked('growing', (4, 70, 5), (2, 3, 2), maxshape=(6, None, 5))
        chunked('long', (140000,), (1,), maxshape=(None,)) if sys.argv[2] == 'latest' else None
        chunked('tree', (133, 117), (5, 4), maxshape=(None, None), compression='gzip')
        chunked('three', (7, 8, 9), (2, 3, 4))
        d = f.create_dataset('filled', (20,), chunks=(5,), dtype='f4', fillvalue=2.5); d[9] = 0
        f.create_dataset('texts', data=['a', '', 'ccc'], dtype=h5py.string_dtype())
        f['fixed'] = np.array([b'ab', b'cdef'])
        for i in range(300): f['many/x%d' % i] = np.float32(i)
        for i in range(60): f['many'].attrs['k%d' % i] = 'attribute %d' % i
        f.attrs['greeting'] = 'grüße'; f.attrs['none'] = []; f.attrs['long'] = 'y' * 70000
        f['soft'] = h5py.SoftLink('/fixed'); f['outside'] = h5py.ExternalLink('x.h5', '/y')
        f.create_dataset('lzf', data=np.arange(10.), chunks=(5,), compression='lzf')
        f['compound'] = np.zeros(3, dtype=[('a', 'f4')])
        """;

    private const string ReadScript =
        """
        import sys, h5py, numpy as np
        f = h5py.File(sys.argv[1], 'a')
        print(int(f['deep/er/f4'][()].max()), f['bool'][0], len(f['many']), f.attrs['greeting'], len(f.attrs['texts']), len(f.attrs['none']), f['scalar'][()], f['empty'].shape[1], int(f['half'][0]), end=' ')
        f['many/new'] = np.arange(3); f.attrs['more'] = 3; del f['scalar']; f.close()
        f = h5py.File(sys.argv[1]); print('ok' if len(f['many']) == 2001 and 'scalar' not in f else 'wrong')
        """;
}
