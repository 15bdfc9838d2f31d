namespace RunnerMassage.Scheduling.Safety;

/// <summary>What the safety questions ask about, one row of the safety table each. The names stand in stored answers: add, never rename.</summary>
public enum SafetyTopic
{
    /// <summary>One leg swollen, warm, red or tender.</summary>
    SwollenLeg,

    /// <summary>Chest pain, breathlessness, coughing blood, fainting.</summary>
    ChestOrBreath,

    /// <summary>Dark urine, or extremely weak or swollen muscles after an effort.</summary>
    DarkUrine,

    /// <summary>Confusion, collapse or vomiting after a race.</summary>
    AfterRaceIllness,

    /// <summary>New numbness or weakness, or a change of bladder or bowel.</summary>
    NewNumbness,

    /// <summary>A known clot or inflamed vein.</summary>
    KnownClot,

    /// <summary>Bone pain that may be a fracture.</summary>
    BonePain,

    /// <summary>Very high blood pressure or an unstable heart condition.</summary>
    HeartOrPressure,

    /// <summary>Fever, infection or something contagious.</summary>
    Illness,

    /// <summary>An operation in the last weeks.</summary>
    Surgery,

    /// <summary>A fresh sprain, tear or bruise.</summary>
    FreshInjury,

    /// <summary>Skin or veins that should not be pressed, or an implant.</summary>
    SkinOrVeins,

    /// <summary>A skin infection that spreads.</summary>
    SpreadingInfection,

    /// <summary>Blood thinners, a bleeding disorder, few platelets.</summary>
    BloodThinner,

    /// <summary>Pregnancy.</summary>
    Pregnancy,

    /// <summary>Cancer under treatment.</summary>
    Cancer,

    /// <summary>Lost feeling from diabetes, thin bones, steroids over a long time.</summary>
    FeelingOrBones,

    /// <summary>Alcohol or drugs now.</summary>
    Intoxicated,

    /// <summary>Under eighteen.</summary>
    Minor,

    /// <summary>An allergy to oil or nuts.</summary>
    Allergy,
}

/// <summary>What else has to be known where a question is answered with yes.</summary>
public enum SafetyFollowUp
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Whether the symptoms are over, and since when.</summary>
    SymptomsEnded,

    /// <summary>When it happened, and where.</summary>
    InjuredWhenAndWhere,

    /// <summary>On which date, and where.</summary>
    OperatedWhenAndWhere,

    /// <summary>Where.</summary>
    Where,

    /// <summary>Which third of the pregnancy.</summary>
    Trimester,
}
