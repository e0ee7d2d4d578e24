using System.Buffers.Binary;
using System.Text;
using KerasSharp.Torch;

namespace KerasSharp.Loading.Tests;

/// <summary>The redirection of one import, on libraries that the tests make.</summary>
public class ElfImageTests
{
    private const string Symbol = "_Znew", Version = "GLIBCXX_9", Other = "_Zharmless";

    private static ElfBuilder Library(params ElfSymbol[] more)
    {
        var builder = new ElfBuilder();
        builder.Versions.AddRange(["GLIBCXX_8", Version]);
        builder.Symbols.AddRange([new("_Zold", "GLIBCXX_8"), new(Symbol, Version), new(Other), new("_Zown", Imported: false), .. more]);
        return builder;
    }

    private static bool Redirect(byte[] image) => ElfImage.Redirect(image, Symbol, Version, Other);

    private static void AssertLeftAlone(byte[] image)
    {
        var before = image.ToArray();
        Assert.False(Redirect(image));
        Assert.Equal(before, image);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_import_names_the_other_function_and_its_version_may_be_absent(bool dynamicLast)
    {
        var builder = Library();
        builder.DynamicLast = dynamicLast;
        var image = builder.Build();
        var before = image.ToArray();

        Assert.True(Redirect(image));

        // The second symbol after the empty one.
        var entry = builder.Places.Symbols + 48;
        var name = builder.Places.Strings + (int)BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(entry));
        Assert.Equal(Other, Encoding.ASCII.GetString(image, name, Other.Length));
        Assert.Equal(0, image[name + Other.Length]);
        Assert.Equal(1, image[builder.Places.Versions + 4]);
        var need = builder.Places.Needs + 32;
        Assert.Equal(2, image[need + 4]);
        var changed = Enumerable.Range(0, image.Length).Where(i => image[i] != before[i]);
        Assert.All(
            changed, i => Assert.True((i >= entry && i < entry + 4) || i == builder.Places.Versions + 4 || i == need + 4, $"byte {i}"));
    }

    [Fact]
    public void Nothing_is_left_to_do_the_second_time()
    {
        var image = Library().Build();
        Assert.True(Redirect(image));
        AssertLeftAlone(image);
    }

    [Fact]
    public void A_version_of_the_other_function_goes_with_its_name()
    {
        var builder = Library();
        builder.Symbols[2] = new(Other, "GLIBCXX_8");
        var image = builder.Build();
        Assert.True(Redirect(image));
        Assert.Equal(2, image[builder.Places.Versions + 4]);
    }

    [Fact]
    public void Without_another_function_the_import_keeps_its_name_and_takes_any_version()
    {
        var builder = Library();
        var image = builder.Build();
        var before = image.ToArray();
        Assert.True(ElfImage.Redirect(image, Symbol, Version, null));
        Assert.Equal(1, image[builder.Places.Versions + 4]);
        Assert.Equal(2, image[builder.Places.Needs + 32 + 4]);
        Assert.Equal(2, image.Zip(before, (now, then) => now == then ? 0 : 1).Sum());
    }

    [Fact]
    public void Another_symbol_of_that_version_is_needed_too() => AssertLeftAlone(Library(new ElfSymbol("_Zneeded", Version)).Build());

    [Fact]
    public void Only_another_symbol_of_that_version_is_needed()
    {
        var builder = Library();
        builder.Symbols[1] = new("_Zneeded", Version);
        AssertLeftAlone(builder.Build());
    }

    [Fact]
    public void The_symbol_is_asked_for_with_another_version()
    {
        var builder = Library();
        builder.Symbols[1] = new(Symbol, "GLIBCXX_8");
        AssertLeftAlone(builder.Build());
    }

    [Fact]
    public void The_version_is_not_needed()
    {
        var builder = Library();
        builder.Versions[1] = "GLIBCXX_9.1";
        builder.Symbols[1] = new(Symbol, "GLIBCXX_9.1");
        AssertLeftAlone(builder.Build());
    }

    [Fact]
    public void The_other_function_is_not_imported()
    {
        var builder = Library();
        builder.Symbols[2] = new(Other, Imported: false);
        AssertLeftAlone(builder.Build());
        builder.Symbols.RemoveAt(2);
        AssertLeftAlone(builder.Build());
    }

    [Fact]
    public void A_file_cut_off_at_any_length_is_left_alone()
    {
        var image = Library().Build();
        for (var length = 0; length < image.Length - 16; length++)
            AssertLeftAlone(image[..length]);
    }

    [Fact]
    public void No_cut_of_a_file_and_no_byte_of_it_makes_an_error()
    {
        var builder = Library();
        builder.DynamicLast = false;
        var image = builder.Build();
        for (var i = 0; i < image.Length; i++)
        {
            foreach (var value in (byte[])[0, 1, 0x7f, 0x80, 0xff])
            {
                var damaged = image.ToArray();
                damaged[i] = value;
                var before = damaged.ToArray();
                Assert.True(Redirect(damaged) || damaged.SequenceEqual(before), $"byte {i} as {value}");
            }

            var cut = image[..i];
            Assert.True(Redirect(cut) || cut.SequenceEqual(image[..i]), $"length {i}");
        }
    }

    [Fact]
    public void A_list_of_versions_that_stands_still_ends()
    {
        var builder = Library();
        builder.Versions[1] = "GLIBCXX_7";
        builder.Symbols.RemoveAt(1);
        var image = builder.Build();
        // As many entries as there can be, each at the place of the one before it.
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(builder.Places.Needs + 2), ushort.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(image.Length - 16 - 8), int.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(builder.Places.Needs + 12), 0);
        AssertLeftAlone(image);
    }

    [Fact]
    public void Other_files_are_left_alone()
    {
        AssertLeftAlone([]);
        AssertLeftAlone(Encoding.ASCII.GetBytes("/* GNU ld script */ GROUP ( libtorch.so )"));
        AssertLeftAlone([.. "MZ"u8, .. Library().Build().AsSpan(2)]);
        var image = Library().Build();
        image[4] = 1;   // 32 bit
        AssertLeftAlone(image);
        image[4] = 2;
        image[5] = 2;   // big endian
        AssertLeftAlone(image);
    }

    [Fact]
    public void A_library_without_versions_or_symbols_is_left_alone()
    {
        AssertLeftAlone(new ElfBuilder().Build());
        var builder = new ElfBuilder();
        builder.Symbols.AddRange([new(Symbol), new(Other)]);
        AssertLeftAlone(builder.Build());
    }
}
