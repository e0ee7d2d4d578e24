using PublicReferences;

// PublicReferences OUTPUT-FOLDER ASSEMBLY...: writes a copy of each assembly, for the compiler alone, in which what is internal is public.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: PublicReferences OUTPUT-FOLDER ASSEMBLY...");
    return 1;
}

Directory.CreateDirectory(args[0]);
foreach (var assembly in args[1..])
    File.WriteAllBytes(Path.Combine(args[0], Path.GetFileName(assembly)), PublicCopy.Of(File.ReadAllBytes(assembly)));
return 0;
