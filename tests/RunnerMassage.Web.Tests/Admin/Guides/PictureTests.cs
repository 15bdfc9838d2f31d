using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Pages.Admin.Guides;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace RunnerMassage.Web.Tests.Admin.Guides;

/// <summary>Pictures for the guidance: what is taken, what is left of it, and what is refused.</summary>
public sealed class PictureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_encoded_anew_and_served_to_everybody()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var page = await UploadAsync(sofia, PictureFiles.TwoColours(3200, 1600, SKEncodedImageFormat.Png), "Two  colours [red]", "../../<b>evil</b>.html", "text/html");
        page.Text.ShouldContain("The picture is here.");
        page.Text.ShouldNotContain("evil");
        var image = (await ListAsync(app)).ShouldHaveSingleItem();
        (image.AlternativeText, image.Width, image.Height).ShouldBe(("Two colours [red]", 1600, 800));
        page.Document.QuerySelector(".picture-grid input")!.GetAttribute("value").ShouldBe($"![Two colours \\[red\\]](/guidance/images/{image.Id})");

        using var answer = await app.Visit().Client.GetAsync($"/guidance/images/{image.Id}", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/webp");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        Encoding.ASCII.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation))[8..12].ShouldBe("WEBP");

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/guidance/images/{image.Id}");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await app.Visit().Client.SendAsync(again, Cancellation);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_photo_is_turned_upright_and_where_it_was_taken_is_gone()
    {
        await using var app = new WebApp();
        var photo = PictureFiles.TurnedPhoto(400, 200);
        Encoding.Latin1.GetString(photo).ShouldContain(PictureFiles.Place);
        await UploadAsync(await app.SignInAsync("sofia"), photo, "A run");

        var image = await OnlyAsync(app);
        Encoding.Latin1.GetString(image.Bytes).ShouldNotContain(PictureFiles.Place[..8]);
        Encoding.Latin1.GetString(image.Bytes).ShouldNotContain("Exif");
        (image.Width, image.Height).ShouldBe((200, 400));
        using var upright = SKBitmap.Decode(image.Bytes);
        upright.GetPixel(100, 50).Red.ShouldBeGreaterThan((byte)200, "What was on the left is on top once it is turned.");
        upright.GetPixel(100, 350).Blue.ShouldBeGreaterThan((byte)200);
    }

    [Fact]
    public async Task What_is_hidden_behind_a_picture_does_not_come_through()
    {
        await using var app = new WebApp();
        await UploadAsync(await app.SignInAsync("sofia"), PictureFiles.Polyglot(), "Both");
        Encoding.Latin1.GetString((await OnlyAsync(app)).Bytes).ShouldNotContain("script");
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    [InlineData(SKEncodedImageFormat.Png)]
    public async Task A_small_picture_keeps_its_size(SKEncodedImageFormat format)
    {
        await using var app = new WebApp();
        await UploadAsync(await app.SignInAsync("sofia"), PictureFiles.TwoColours(30, 20, format), "Small");
        var image = await OnlyAsync(app);
        (image.Width, image.Height, image.ContentType).ShouldBe((30, 20, "image/webp"));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_a_way_out()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var whole = PictureFiles.TwoColours(400, 300, SKEncodedImageFormat.Png);
        (string What, byte[] File, string Problem)[] files =
        [
            ("svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "SVG and HTML files can hold programs"),
            ("svg behind a mark", [0xEF, 0xBB, 0xBF, .. " \n<?xml version='1.0'?><svg/>"u8], "SVG and HTML files can hold programs"),
            ("html", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "SVG and HTML files can hold programs"),
            ("gif", "GIF89a\u0001\0\u0001\0"u8.ToArray(), "GIF pictures are not taken here"),
            ("heic", [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1"u8], "Please save it as JPEG"),
            ("bmp", [.. "BM"u8, .. new byte[60]], "This is no picture that we can read"),
            ("text", "Good morning"u8.ToArray(), "This is no picture that we can read"),
            ("nothing", [], "Please choose a picture."),
            ("only the beginning", whole[..(whole.Length / 2)], "it may be damaged"),
            ("a beginning alone", whole[..12], "it may be damaged"),
            ("a jpeg's beginning alone", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "it may be damaged"),
            ("bomb", PictureFiles.Bomb(60_000, 60_000), "more than 50 million pixels"),
            ("negative", PictureFiles.Bomb(-1, 10), "it may be damaged"),
            ("too large", [.. whole, .. new byte[PictureEncoder.LargestFile]], "larger than 10 MB"),
        ];
        foreach (var (what, file, problem) in files)
        {
            var page = await UploadAsync(sofia, file, "Kept words");
            page.Status.ShouldBe(HttpStatusCode.BadRequest, what);
            page.ErrorOf("Picture").ShouldContain(problem, customMessage: what);
            page.Document.GetElementById("AlternativeText")!.GetAttribute("value").ShouldBe("Kept words");
        }

        (await ListAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_needs_words_for_who_cannot_see_it()
    {
        await using var app = new WebApp();
        var page = await UploadAsync(await app.SignInAsync("sofia"), PictureFiles.TwoColours(10, 10, SKEncodedImageFormat.Png), " ");
        page.ErrorOf("AlternativeText").ShouldBe("Please say what the picture shows, for people who cannot see it.");
        (await ListAsync(app)).ShouldBeEmpty();
    }

    private static async Task<VisitedPage> UploadAsync(Visitor visitor, byte[] file, string words, string name = "picture.png", string type = "image/png")
    {
        var page = await visitor.GetAsync("/admin/guides/images");
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(words), "AlternativeText" },
        };
        if (file.Length > 0)
        {
            form.Add(content, "Picture", name);
        }

        return await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/admin/guides/images") { Content = form });
    }

    private static Task<IReadOnlyList<GuidanceImageLine>> ListAsync(WebApp app) =>
        app.WithAsync<GuidanceImageStore, IReadOnlyList<GuidanceImageLine>>(images => images.ListAsync(Cancellation));

    private static async Task<GuidanceImage> OnlyAsync(WebApp app)
    {
        var id = (await ListAsync(app)).ShouldHaveSingleItem().Id;
        return (await app.WithAsync<GuidanceImageStore, GuidanceImage?>(images => images.FindAsync(id, Cancellation)))!;
    }
}
