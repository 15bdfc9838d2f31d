using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Forms;

/// <summary>
/// A form about something that is saved and that two people may edit: whoever saves second keeps what they typed, sees what the other saved
/// beside it, and takes over what they want. What a change touches is shown before it is saved.
/// </summary>
public abstract class FormPage : PageModel
{
    private IReadOnlyDictionary<string, string> _saved = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the form holds.</summary>
    public AdminForm Form { get; protected set; } = new();

    /// <summary>True where somebody saved something else meanwhile.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>What must be seen before it is saved, or null.</summary>
    public ChangeEffect? Effect { get; private set; }

    /// <summary>What else the editor should know, or null.</summary>
    public string? Remark { get; protected set; }

    /// <summary>The fields in order.</summary>
    public abstract IReadOnlyList<FormField> Fields { get; }

    /// <summary>What stands in the form and differs from what is saved.</summary>
    public IReadOnlyList<(FormField Field, string Theirs, string Yours)> Differences =>
    [
        .. Fields.Where(one => Differs(one.Key))
            .Select(one => (one, one.Words(_saved.GetValueOrDefault(one.Key, "")), one.Words(Form[one.Key]))),
    ];

    /// <summary>What stands above the form: what is wrong, what somebody else saved, what must be seen.</summary>
    /// <param name="format">Words for dates.</param>
    /// <param name="formId">Id of the form's element, for buttons outside it.</param>
    public (FormPage Page, ClinicFormat Format, string FormId) Head(ClinicFormat format, string formId) => (this, format, formId);

    /// <summary>Some fields, for the partial that draws them.</summary>
    public (FormPage Page, IEnumerable<FormField> Fields) Part(IEnumerable<FormField> fields) => (this, fields);

    /// <summary>The buttons below the form.</summary>
    /// <param name="back">Where to go without saving, without a leading slash.</param>
    public (FormPage Page, string Back) Foot(string back) => (this, back);

    /// <summary>True where a field holds something else than what is saved.</summary>
    protected bool Differs(string key) => Form[key] != _saved.GetValueOrDefault(key, "");

    /// <summary>Shows what is saved.</summary>
    protected PageResult Show(IReadOnlyDictionary<string, string> saved)
    {
        _saved = saved;
        Form = AdminForm.Of(saved);
        return Page();
    }

    /// <summary>Says what is wrong with what was typed, by <see cref="Wrong"/>.</summary>
    protected abstract void Check();

    /// <summary>Takes over, previews or checks; null where there is something to save.</summary>
    /// <param name="form">What was sent.</param>
    /// <param name="saved">What is saved, by key of the field; nothing where it is to be added.</param>
    protected IActionResult? Prepare(AdminForm form, IReadOnlyDictionary<string, string> saved)
    {
        (_saved, Form) = (saved, form with { Do = null });
        if (form.Do?.Split(':', 2) is ["theirs", var key] && Fields.Any(field => field.Key == key))
        {
            ModelState.Clear();
            Form = Form.With(key, saved.GetValueOrDefault(key, "")) with { Previewed = null };
            IsConflict = Differences.Count > 0;
            return Page();
        }

        if (form.Do == "preview")
        {
            ModelState.Clear();
            return Page();
        }

        foreach (var field in Fields.Where(field => Form[field.Key].Length > field.Longest))
        {
            Wrong(field.Key, string.Create(CultureInfo.InvariantCulture, $"Please keep this to {field.Longest:#,0} characters; it has {Form[field.Key].Length:#,0}."));
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Refuse();
        }

        if (form.Base != RequestDigest.Of(saved))
        {
            return Conflict(saved);
        }

        if (Differences.Count == 0)
        {
            Remark = "Nothing is changed yet, so there is nothing to save.";
            return Page();
        }

        return null;
    }

    /// <summary>True where somebody has yet to see what saving would touch; it is shown then.</summary>
    protected bool MustBeSeen(ChangeEffect effect)
    {
        if (effect.IsNothing)
        {
            return false;
        }

        var digest = RequestDigest.Of(new
        {
            values = Fields.Select(field => Form[field.Key]),
            effect.Sentences,
            sessions = effect.Sessions.Select(session => session.Id),
        });
        if (Form.Previewed == digest)
        {
            return false;
        }

        ModelState.Clear();
        (Effect, Form) = (effect, Form with { Previewed = digest });
        return true;
    }

    /// <summary>Shows what somebody else saved beside what was typed; the next save is based on theirs.</summary>
    protected PageResult Conflict(IReadOnlyDictionary<string, string> saved)
    {
        _saved = saved;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        IsConflict = true;
        Form = Form with { Base = RequestDigest.Of(saved), Previewed = null };
        return Page();
    }

    /// <summary>Shows the form with what is wrong.</summary>
    protected PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Says what is wrong with a field.</summary>
    protected void Wrong(string key, string sentence) => ModelState.AddModelError(AdminForm.NameOf(key), sentence);

    /// <summary>Says that a field must not be empty where it is.</summary>
    protected void Need(string key, string sentence)
    {
        if (Form[key].Length == 0)
        {
            Wrong(key, sentence);
        }
    }

    /// <summary>The whole number in a field, or null; says so where it is none or lies outside.</summary>
    protected int? Number(string key, int least, int most)
    {
        if (int.TryParse(Form[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(key, string.Create(CultureInfo.InvariantCulture, $"Please enter a whole number from {least:#,0} to {most:#,0}."));
        return null;
    }

    /// <summary>Says with a short note above the next page what was done.</summary>
    protected void Tell(string sentence, string? kind = null)
    {
        TempData["Flash"] = sentence;
        if (kind is not null)
        {
            TempData["FlashKind"] = kind;
        }
    }
}

/// <summary>What saving would touch. Nothing of it is done by saving: sessions stay as they are booked.</summary>
/// <param name="Sentences">What to know.</param>
/// <param name="Sessions">The coming sessions it concerns, the earliest first.</param>
public sealed record ChangeEffect(IReadOnlyList<string> Sentences, IReadOnlyList<ComingSession> Sessions)
{
    /// <summary>True where there is nothing to see.</summary>
    public bool IsNothing => Sentences.Count == 0 && Sessions.Count == 0;
}
