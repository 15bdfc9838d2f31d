namespace RunnerMassage.Data.Accounts;

/// <summary>Somebody whom the clinic can book for: a runner with an account, or a guest without one.</summary>
/// <param name="Id">The account, or the guest's row.</param>
/// <param name="Name">What they want to be called.</param>
public sealed record Client(string Id, string Name)
{
    /// <summary>Their address, confirmed, or null for a guest.</summary>
    public string? Email { get; init; }

    /// <summary>The number to call them at, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>True for a person without an account.</summary>
    public bool IsGuest { get; init; }

    /// <summary>The address at which a guest was invited to open an account, or null.</summary>
    public string? InvitedEmail { get; init; }
}

/// <summary>A person without an account, as the clinic takes them down.</summary>
/// <param name="Id">Id of the form that they were taken down with, so that it counts once when it is sent twice.</param>
/// <param name="Name">What they want to be called.</param>
/// <param name="Phone">The number to call them at.</param>
/// <param name="Email">Where to invite them to open an account, or null.</param>
public sealed record NewGuest(string Id, string Name, string Phone, string? Email);
