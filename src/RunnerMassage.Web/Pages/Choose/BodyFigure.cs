using RunnerMassage.Scheduling.Recommendations;

namespace RunnerMassage.Web.Pages.Choose;

/// <summary>
/// A runner's body, front and back, drawn around its middle line: x grows to the right from it, y from the crown to the soles. Halves are
/// drawn once and mirrored.
/// </summary>
public static class BodyFigure
{
    /// <summary>Half of trunk and leg.</summary>
    public const string Trunk =
        "M-0.6 52 L7.5 52 C8 62 11 66 22 69.5 C32 72.5 38 76 40 86 L36.5 108 C35.5 128 29.5 144 27.5 161 C27.5 177 33.5 190 36.5 206 C39 232 36 262 31 290 "
        + "C29 300 29 308 30 318 C33 336 32 358 27 381 C24 396 22 404 21.5 411 L22.5 418 C25 424 30 428 30 433 C30 438 25 439 18 439 L8.5 439 "
        + "C5 439 5 435 6 428 L7.5 411 C7 398 5.5 384 5 372 C3.5 350 6 336 7.5 322 C8 312 8 304 7.5 294 C6 268 3.5 246 1.5 226 L-0.6 224 Z";

    /// <summary>One arm.</summary>
    public const string Arm =
        "M36 77 C47 77 52.5 86 53.5 98 C56 115 60.5 130 62.5 146 C65 163 66.5 178 67 190 C71 197 73 206 71 214 C69.5 220 64.5 222.5 60.5 220.5 "
        + "C56.5 218 55.5 208 56.5 198 C55 184 50 170 47 155 C44 138 41 122 37.5 106 Z";

    /// <summary>One running shoe, from above the sole.</summary>
    public const string Shoe = "M5 434.5 C13 432 22 432 30.4 434.5 C30 439.5 25 440 18 440 L8 440 C5 440 4.5 437 5 434.5 Z";

    /// <summary>The shapes of the areas.</summary>
    public static IReadOnlyList<AreaShape> Shapes { get; } =
    [
        new(BodyArea.Neck, false, "M0 52 L7.5 52 C8 59 9.5 63 14 66.5 L0 73 Z"),
        new(BodyArea.UpperBack, false, "M22 72 C35 73.5 46.5 78 52 91 C53.5 98 54.5 105 56 113 C47 106 41 100 38.3 93 C35 84.5 30 78 22 75 Z"),
        new(BodyArea.Hip, false, "M31.5 186 C34.5 195 36.5 203 37 211 C37.8 218 38 224 37.6 230 C27 224 15 213 5 204 C15 199 25 193 31.5 186 Z"),
        new(BodyArea.Quad, false, "M3 209 C14 219 26 228 37.3 234 C37 256 33.8 273 30.5 288 C24 284 14 284 8 288 C6.8 264 4.3 244 2 225 Z"),
        new(BodyArea.Knee, false, "M8.2 292 C14 288 24 288 29.7 292 C28.5 301 29 308 30 317 C24 322 14 322 8 317 C8.6 308 8.6 300 8.2 292 Z"),
        new(BodyArea.Shin, false, "M8 322 C14 326 24 326 30.6 321 C33 339 31.3 360 26.8 381 C24.6 392 23 400 22 406 L7.5 406 C7 394 5.8 383 5.2 372 C4 352 6 337 8 322 Z"),
        new(BodyArea.Foot, false, "M7.6 410 L21.6 410 C22 419 25 425 28 428.5 C30.5 431 30.5 433 30.3 434.5 C22 432 13 432 5 434.5 C5 432 5.6 430 6 428 Z"),
        new(BodyArea.Neck, true, "M0 50 L7.5 50 C8 59 9.5 63 15 67 C10 69.5 5 70.5 0 70.5 Z"),
        new(BodyArea.UpperBack, true, "M0 74.5 C8 74.5 14 73 20 71.2 C35 73 46 77 51.5 91 C52.5 98 53 105 53.5 112 C47 106 42 103 38 106 C37 120 33.5 131 31 139 C21 143 9 144 0 144 Z"),
        new(BodyArea.LowerBack, true, "M0 148 C10 148 20 147 29.5 143.2 C28 150 27.6 156 27.6 162 C27.6 171 30 179 32.3 187 C21 190 9 191 0 191 Z"),
        new(BodyArea.Hip, true, "M0 195 C11 195 22 194 33.4 191 C36.3 200 38 212 38 222 C37.5 234 30 240 20 240 C10 240 3 235 0 227 Z"),
        new(BodyArea.Hamstring, true, "M3 236 C9 243 15 244.5 22 244.5 C28 244.5 33.5 242 37.4 237 C37 258 34 277 30.4 294 C24 299 14 299 8 294 C6.8 270 5 252 3 236 Z"),
        new(BodyArea.Calf, true, "M8.2 304 C14 299.5 24 299.5 29.5 304 C34 323 33 347 28 369 C25 385 22.6 396 21.8 404 L7.5 404 C6.8 391 5 377 4.8 363 C3.8 342 7 322 8.2 304 Z"),
        new(BodyArea.Foot, true, "M7.6 408 L21.6 408 C22.5 418 26 427 27 434 C20 431.5 12 431.5 5 434 C5 428 6.5 418 7.6 408 Z"),
    ];
}

/// <summary>The shape of an area, of its right half as one looks at it.</summary>
/// <param name="Area">The area.</param>
/// <param name="Back">True on the back, false on the front.</param>
/// <param name="Path">The outline.</param>
public sealed record AreaShape(BodyArea Area, bool Back, string Path);
