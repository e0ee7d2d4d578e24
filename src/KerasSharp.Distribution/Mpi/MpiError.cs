using System.Text;

namespace KerasSharp;

/// <summary>What MPI's functions return.</summary>
internal static class MpiError
{
    /// <exception cref="InvalidOperationException">The code is an error's.</exception>
    public static void Check(int code, string function)
    {
        if (code == 0)
            return;
        var text = new byte[4096];
        var length = text.Length;
        _ = MPI.Unsafe.MPI_Error_string(code, text, ref length);
        throw new InvalidOperationException($"{function} failed: {Encoding.UTF8.GetString(text, 0, length)}");
    }
}
