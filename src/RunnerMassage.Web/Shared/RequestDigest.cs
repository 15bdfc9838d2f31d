using System.Security.Cryptography;
using System.Text.Json;

namespace RunnerMassage.Web.Shared;

/// <summary>A digest of a request's content, to tell a repeated request from another one under the same idempotency key.</summary>
public static class RequestDigest
{
    /// <summary>Lower-case hexadecimal SHA-256 of the value written as JSON.</summary>
    public static string Of<T>(T value) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value)));
}
