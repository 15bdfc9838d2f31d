using RunnerMassage.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddLogging();
builder.AddPages();
builder.AddRateLimits();
builder.AddCompression();

await using var app = builder.Build();
app.UseRequestLogging();
app.UseSecurityHeaders();
app.UseErrorPages();
app.UseCompression();
app.UseRouting();
app.UseRateLimits();
app.MapPages();
await app.RunAsync();
return 0;

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
