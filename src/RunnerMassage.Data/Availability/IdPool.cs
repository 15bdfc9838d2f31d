using System.Text;

namespace RunnerMassage.Data.Availability;

/// <summary>Gives the same string for the same bytes: thousands of rows name a few rooms.</summary>
internal sealed class IdPool
{
    private const int LongestOnStack = 128;

    private readonly Dictionary<string, string> _known;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private string _last = "";

    public IdPool()
    {
        _known = new Dictionary<string, string>(StringComparer.Ordinal);
        _byText = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The id that is stored as these bytes of UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestOnStack)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> buffer = stackalloc char[LongestOnStack];
        return Get(buffer[..Encoding.UTF8.GetChars(utf8, buffer)]);
    }

    /// <summary>The id that is these characters.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (text.SequenceEqual(_last))
        {
            return _last;
        }

        if (!_byText.TryGetValue(text, out var id))
        {
            id = text.ToString();
            _known.Add(id, id);
        }

        return _last = id;
    }
}
