using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.Tests.Api;

/// <summary>Every endpoint of the site and who gets what there. An endpoint that is added needs a row.</summary>
/// <param name="Endpoint">Method and route, without constraints; pages answer all methods and are told as GET.</param>
/// <param name="Path">An address of it; <c>{session}</c> stands for a session of Mara's with Elena, <c>{jonas}</c> for Jonas's account.</param>
/// <param name="Stranger">Nobody signed in.</param>
/// <param name="Runner">Mara, whose session it is.</param>
/// <param name="OtherRunner">Jonas.</param>
/// <param name="Therapist">Elena, whose session it is too.</param>
/// <param name="OtherTherapist">Tom.</param>
/// <param name="Admin">Sofia.</param>
public sealed record WhoMayDoWhat(
    string Endpoint, string Path, Access Stranger, Access Runner, Access OtherRunner, Access Therapist, Access OtherTherapist, Access Admin)
{
    private static readonly string Jonas = DemoWeek.IdOf("account jonas");
    private static readonly string MarasQuestion = DemoCommunity.QuestionOf("mara");

    /// <summary>One row for each endpoint.</summary>
    public static IReadOnlyList<WhoMayDoWhat> Table { get; } =
    [
        // For everybody.
        Everybody("GET /"), Everybody("GET /about"), Everybody("GET /privacy"), Everybody("GET /massage-types"),
        Everybody("GET /massage-types/{id}", "/massage-types/swedish"), Everybody("GET /times"), Everybody("GET /plan"),
        Everybody("GET /error"), Everybody("GET /status/{code}", "/status/404"),
        Everybody("GET /account/register"), Everybody("GET /account/sign-in"), Everybody("GET /account/sign-out"),
        Everybody("GET /health/live"), Everybody("GET /health/ready"),
        Everybody("GET /openapi/{documentName}.json", "/openapi/v1.json"), Everybody("GET /docs/api/{documentName?}", "/docs/api/"),
        Everybody("GET /docs/api/scalar.js"), Everybody("GET /docs/api/scalar.aspnetcore.js"), Everybody("GET /docs/api/favicon.svg"),
        Everybody("POST /api/v1/account/register"), Everybody("POST /api/v1/account/login"), Everybody("POST /api/v1/account/refresh"),
        Everybody("GET /api/v1/massage-types"), Everybody("GET /api/v1/massage-types/{id}", "/api/v1/massage-types/swedish"),
        Everybody("GET /api/v1/therapists"), Everybody("GET /api/v1/slots"), Everybody("POST /api/v1/slots/search"),
        Everybody("POST /api/v1/timing/rate"), Everybody("POST /api/v1/timing/best-days"), Everybody("POST /api/v1/training/classify"),
        Everybody("POST /api/v1/recommendations/massage-types"), Everybody("POST /api/v1/recommendations/frequency"),

        // For whoever is signed in; a session only for its runner, its therapist and admins.
        SignedIn("GET /sessions"), SignedIn("GET /api/v1/sessions"),
        OneSession("GET /sessions/{id}"), OneSession("GET /sessions/{id}/calendar.ics"),
        OneSession("GET /api/v1/sessions/{id}"), OneSession("POST /api/v1/sessions/{id}/reschedule"), OneSession("POST /api/v1/sessions/{id}/cancel"),
        OneSession("GET /sessions/{id}/booked"), OneSession("GET /sessions/{id}/move"), OneSession("GET /sessions/{id}/move/confirm"),
        OneSession("GET /sessions/{id}/cancel"),

        // Where pages send whoever may not do what they asked for.
        new("GET /account/denied", "/account/denied", Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Forbidden, Access.Forbidden, Access.Forbidden),

        // For one role. Whoever looks at a time before signing in is asked to when they want it.
        Everybody("GET /times/confirm"),
        new("POST /api/v1/sessions", "/api/v1/sessions", Access.SignIn, Access.Yes, Access.Yes, Access.Forbidden, Access.Forbidden, Access.Forbidden),
        RunnersOnly("GET /training"), RunnersOnly("GET /training/entry/{id?}", "/training/entry"),
        AdminsOnly("GET /admin/rules"), AdminsOnly("GET /admin/rules/compare"), AdminsOnly("GET /admin/rules/{id}", "/admin/rules/article"),
        AdminsOnly("GET /admin/rules/{id}/edit", "/admin/rules/article/edit"), AdminsOnly("GET /admin/rules/{id}/activate", "/admin/rules/cautious/activate"),
        // The therapist's day, booking for clients, what runners wish for.
        StaffOnly("GET /today"), StaffOnly("GET /desk"), StaffOnly("GET /desk/new"),
        StaffOnly("GET /desk/{id}/times", $"/desk/{Jonas}/times"), StaffOnly("GET /desk/{id}/confirm", $"/desk/{Jonas}/confirm"),
        RunnersOnly("GET /account/preferences"),

        new("GET /api/v1/events", "/api/v1/events", Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Forbidden, Access.Forbidden, Access.Yes),

        // accounts
        Everybody("GET /account/confirm"), Everybody("GET /account/confirm/again"), Everybody("GET /account/forgot"),
        Everybody("GET /account/reset"), Everybody("GET /account/email/confirm"),
        SignedIn("GET /account"), SignedIn("GET /account/password"), SignedIn("GET /account/email"), SignedIn("GET /account/sign-ins"),
        // availability: a therapist's own, and any for admins; another therapist's is as good as none.
        OwnAvailability("GET /availability"), OwnAvailability("GET /availability/week"), OwnAvailability("GET /availability/exceptions/add"),
        OwnAvailability("GET /availability/holidays"), OwnAvailability("GET /availability/settings"), OwnAvailability("GET /availability/affected"),

        // People: by link, for admins, and one's own data.
        Everybody("GET /setup/{token}", "/setup/none"), Everybody("GET /account/invitation"),
        AdminsOnly("GET /admin/users"), AdminsOnly("GET /admin/users/{id}", "/admin/users/{jonas}"),
        AdminsOnly("GET /admin/users/{id}/roles", "/admin/users/{jonas}/roles"), AdminsOnly("GET /admin/users/{id}/state", "/admin/users/{jonas}/state"),
        AdminsOnly("GET /admin/invites"), AdminsOnly("GET /admin/audit"),
        SignedIn("GET /account/data"), SignedIn("GET /account/delete"), SignedIn("GET /account/consents"),
        SignedIn("GET /account/consents/{kind}/withdraw", "/account/consents/training-data/withdraw"),

        // Second factor.
        Everybody("GET /account/passkeys/sign-in"), Everybody("GET /account/two-factor/sign-in"),
        SignedIn("GET /account/passkeys"), SignedIn("GET /account/two-factor"), SignedIn("GET /account/two-factor/set-up"),
        SignedIn("GET /account/two-factor/recovery-codes"), SignedIn("GET /account/two-factor/turn-off"), SignedIn("GET /account/two-factor/prove"),
        SignedIn("GET /account/two-factor/required"),

        // Safety: a runner's own answers; what waits is for the therapist who treats, never for admins.
        RunnersOnly("GET /safety"), RunnersOnly("GET /safety/result"), RunnersOnly("GET /safety/answers"),
        TherapistsOnly("GET /safety/reviews"),
        // Tom has treated that runner too; TherapistSafetyTests hold that nobody else gets anything.
        new("GET /safety/reviews/{id}", $"/safety/reviews/{DemoWeek.IdOf("hold review")}",
            Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Yes, Access.Yes, Access.Forbidden),
        // Her session is not today: nobody checks in for it yet.
        new("GET /safety/check-in/{sessionId}", "/safety/check-in/{session}",
            Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Hidden, Access.Hidden, Access.Forbidden),
        AdminsOnly("GET /admin/retention"),

        // mail: the demo's mailbox is open, and has no mail of this name.
        AdminsOnly("GET /admin/mail"), Everybody("GET /mailbox"),
        new("GET /mailbox/{id}", "/mailbox/nothing", Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden),
        // Calendar. Another therapist's is forbidden too: CalendarTests.
        new("GET /calendar", "/calendar", Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Yes, Access.Yes, Access.Yes),
        new("GET /calendar/time-off", "/calendar/time-off", Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Yes, Access.Yes, Access.Yes),

        // Clinic and offer.
        AdminsOnly("GET /admin/types"), AdminsOnly("GET /admin/types/{id}", "/admin/types/swedish"),
        AdminsOnly("GET /admin/qualifications", "/admin/qualifications?type=swedish"),
        AdminsOnly("GET /admin/therapists"), AdminsOnly("GET /admin/therapists/{id}", "/admin/therapists/elena"),
        AdminsOnly("GET /admin/rooms"), AdminsOnly("GET /admin/rooms/{id}", "/admin/rooms/room-1"),
        AdminsOnly("GET /admin/clinic"), AdminsOnly("GET /admin/mail-texts"), AdminsOnly("GET /admin/mail-texts/{kind}", "/admin/mail-texts/session-booked"),
        AdminsOnly("GET /admin/races"), AdminsOnly("GET /admin/races/{id}", "/admin/races/add"),
        // editor: the guidance as admins write it. The demo's guides have one version each, and no pictures.
        AdminsOnly("GET /admin/guides"), AdminsOnly("GET /admin/guides/new"), AdminsOnly("GET /admin/guides/images"),
        AdminsOnly("GET /admin/guides/{id}", "/admin/guides/swedish"), AdminsOnly("GET /admin/guides/{id}/versions", "/admin/guides/swedish/versions"),
        AdminsOnly("GET /admin/guides/{id}/versions/{number}", "/admin/guides/swedish/versions/1"),
        AdminsOnly("GET /admin/guides/{id}/versions/{number}/restore", "/admin/guides/swedish/versions/1/restore"),
        AdminsOnly("GET /admin/guides/{id}/versions/{number}/review", "/admin/guides/swedish/versions/1/review"),
        AdminsOnly("GET /admin/guides/{id}/compare", "/admin/guides/swedish/compare"),
        new("GET /guidance/images/{id}", "/guidance/images/nothing", Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden),
        // Guides, what search engines ask for, and reports.
        Everybody("GET /guide"), Everybody("GET /guide/{id}", "/guide/when"), Everybody("GET /sitemap.xml"), Everybody("GET /robots.txt"),
        AdminsOnly("GET /admin/reports"),
        // Questions, comments and reviews. Of a comment only its author has more than its text; of a session only its runner says how it was.
        Everybody("GET /questions/{id}", $"/questions/{MarasQuestion}"),
        SignedIn("GET /comments/new", "/comments/new?guideId=swedish"),
        OwnComment("GET /comments/{id}/edit"), OwnComment("GET /comments/{id}/withdraw"),
        new("GET /comments/{id}/report", $"/comments/{MarasQuestion}/report", Access.SignIn, Access.Hidden, Access.Yes, Access.Yes, Access.Yes, Access.Yes),
        StaffOnly("GET /admin/moderation"), AdminsOnly("GET /admin/moderation/reviews"),
        new("GET /sessions/{id}/review", "/sessions/{session}/review", Access.SignIn, Access.Yes, Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden),
        new("GET /reviews", "/reviews", Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Yes, Access.Yes, Access.Forbidden),
        Everybody("GET /therapists"), Everybody("GET /therapists/{id}", "/therapists/elena"),
        // choosing
        Everybody("GET /choose"), Everybody("GET /choose/result"),
    ];

    /// <summary>
    /// What pages do besides showing themselves, by page: the names of their handlers for posted forms, "" for the one without a name. Each is
    /// for whom the page's row says. A handler that is added needs its name here.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> Posts { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["GET /account/confirm/again"] = [""],
        ["GET /account/confirm"] = [""],
        ["GET /account/consents/{kind}/withdraw"] = [""],
        ["GET /account/consents"] = [""],
        ["GET /account/data"] = [""],
        ["GET /account/delete"] = [""],
        ["GET /account/email/confirm"] = [""],
        ["GET /account/email"] = [""],
        ["GET /account/forgot"] = [""],
        ["GET /account/invitation"] = ["", "Join"],
        ["GET /account/passkeys/sign-in"] = ["", "Question"],
        ["GET /account/passkeys"] = ["Add", "Question", "Remove", "Rename"],
        ["GET /account/password"] = [""],
        ["GET /account/preferences"] = [""],
        ["GET /account/register"] = [""],
        ["GET /account/reset"] = [""],
        ["GET /account/sign-in"] = ["", "Demo"],
        ["GET /account/sign-ins"] = [""],
        ["GET /account/sign-out"] = [""],
        ["GET /account/two-factor/prove"] = [""],
        ["GET /account/two-factor/recovery-codes"] = [""],
        ["GET /account/two-factor/set-up"] = [""],
        ["GET /account/two-factor/sign-in"] = ["", "Recovery"],
        ["GET /account/two-factor/turn-off"] = [""],
        ["GET /admin/audit"] = ["Csv"],
        ["GET /admin/clinic"] = [""],
        ["GET /admin/guides/images"] = [""],
        ["GET /admin/guides/new"] = [""],
        ["GET /admin/guides/{id}/versions/{number}/restore"] = [""],
        ["GET /admin/guides/{id}/versions/{number}/review"] = ["Back", "Publish"],
        ["GET /admin/guides/{id}/versions"] = ["CallOff"],
        ["GET /admin/guides/{id}"] = ["", "Preview"],
        ["GET /admin/invites"] = ["", "Withdraw"],
        ["GET /admin/mail"] = ["Again", "AllAgain"],
        ["GET /admin/mail-texts/{kind}"] = ["", "Reset"],
        ["GET /admin/qualifications"] = [""],
        ["GET /admin/races/{id}"] = ["", "Open", "Remove", "TakeBack"],
        ["GET /admin/rooms/{id}"] = [""],
        ["GET /admin/rules/{id}/activate"] = [""],
        ["GET /admin/rules/{id}/edit"] = [""],
        ["GET /admin/therapists/{id}"] = [""],
        ["GET /admin/types"] = ["Move"],
        ["GET /admin/types/{id}"] = [""],
        ["GET /admin/users/{id}/roles"] = [""],
        ["GET /admin/users/{id}/state"] = [""],
        ["GET /availability/affected"] = [""],
        ["GET /availability/exceptions/add"] = [""],
        ["GET /availability/settings"] = [""],
        ["GET /availability/week"] = [""],
        ["GET /availability"] = ["Remove"],
        ["GET /calendar/time-off"] = ["", "Undo"],
        ["GET /choose"] = ["", "Forget"],
        ["GET /desk/new"] = [""],
        ["GET /desk/{id}/confirm"] = [""],
        ["GET /desk"] = ["Merge"],
        ["GET /plan"] = ["", "Forget", "Keep"],
        ["GET /admin/retention"] = [""],
        ["GET /safety"] = ["", "InPerson", "Nothing"],
        ["GET /safety/answers"] = ["Delete"],
        ["GET /safety/check-in/{sessionId}"] = ["", "Nothing"],
        ["GET /safety/result"] = ["Release"],
        ["GET /safety/reviews/{id}"] = [""],
        ["GET /sessions/{id}/cancel"] = [""],
        ["GET /sessions/{id}/move/confirm"] = [""],
        ["GET /setup/{token}"] = [""],
        ["GET /times/confirm"] = [""],
        ["GET /today"] = [""],
        ["GET /training/entry/{id?}"] = [""],
        ["GET /comments/new"] = [""],
        ["GET /comments/{id}/edit"] = [""],
        ["GET /comments/{id}/withdraw"] = [""],
        ["GET /comments/{id}/report"] = [""],
        ["GET /admin/moderation"] = ["Answer", "Approve", "Hide", "Undo"],
        ["GET /admin/moderation/reviews"] = ["Approve", "Hide", "Undo"],
        ["GET /sessions/{id}/review"] = ["", "Withdraw"],
        ["GET /training"] = ["Delete", "RemoveSoreness", "Soreness", "Undo"],
    };

    private static WhoMayDoWhat Everybody(string endpoint, string? path = null) =>
        new(endpoint, path ?? PathOf(endpoint), Access.Yes, Access.Yes, Access.Yes, Access.Yes, Access.Yes, Access.Yes);

    private static WhoMayDoWhat SignedIn(string endpoint, string? path = null) =>
        new(endpoint, path ?? PathOf(endpoint), Access.SignIn, Access.Yes, Access.Yes, Access.Yes, Access.Yes, Access.Yes);

    private static WhoMayDoWhat RunnersOnly(string endpoint, string? path = null) =>
        new(endpoint, path ?? PathOf(endpoint), Access.SignIn, Access.Yes, Access.Yes, Access.Forbidden, Access.Forbidden, Access.Forbidden);

    private static WhoMayDoWhat StaffOnly(string endpoint, string? path = null) =>
        new(endpoint, path ?? PathOf(endpoint), Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Yes, Access.Yes, Access.Yes);

    private static WhoMayDoWhat TherapistsOnly(string endpoint, string? path = null) =>
        new(endpoint, path ?? PathOf(endpoint), Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Yes, Access.Yes, Access.Forbidden);

    private static WhoMayDoWhat AdminsOnly(string endpoint, string? path = null) =>
        new(endpoint, path ?? PathOf(endpoint), Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Forbidden, Access.Forbidden, Access.Yes);

    private static WhoMayDoWhat OwnAvailability(string endpoint) =>
        new(endpoint, PathOf(endpoint) + "?therapistId=elena", Access.SignIn, Access.Forbidden, Access.Forbidden, Access.Yes, Access.Hidden, Access.Yes);

    private static WhoMayDoWhat OwnComment(string endpoint) =>
        new(endpoint, PathOf(endpoint).Replace("{id}", MarasQuestion, StringComparison.Ordinal),
            Access.SignIn, Access.Yes, Access.Hidden, Access.Hidden, Access.Hidden, Access.Hidden);

    private static WhoMayDoWhat OneSession(string endpoint) =>
        new(endpoint, PathOf(endpoint).Replace("{id}", "{session}", StringComparison.Ordinal),
            Access.SignIn, Access.Yes, Access.Hidden, Access.Yes, Access.Hidden, Access.Yes);

    private static string PathOf(string endpoint) => endpoint[(endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}

/// <summary>What somebody gets at an endpoint.</summary>
public enum Access
{
    /// <summary>It answers them, if only to say what is wrong with the request.</summary>
    Yes,

    /// <summary>They are asked to sign in.</summary>
    SignIn,

    /// <summary>It is not for their role.</summary>
    Forbidden,

    /// <summary>As far as they can see there is nothing.</summary>
    Hidden,
}
